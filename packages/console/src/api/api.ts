import { createTandemClient } from '@tandem/client';

/** The HTTP API of the server that sent this page; the session cookie goes with every request. */
export const api = createTandemClient({ url: '' });
