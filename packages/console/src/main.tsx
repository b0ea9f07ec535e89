import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { createConsoleRouter } from './router.tsx';
import { pageNonce } from './theme/page-nonce.ts';
import { rootElement } from './theme/root-element.ts';
import { Themed } from './theme/themed.tsx';

// What keeps the page behind a dialog from scrolling writes a style element of its own.
setNonce(pageNonce());
const queryClient = createQueryClient();
const router = createConsoleRouter(queryClient);

createRoot(rootElement()).render(
  <StrictMode>
    <Themed>
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Themed>
  </StrictMode>,
);
