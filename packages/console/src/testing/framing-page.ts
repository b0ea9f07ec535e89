import { createServer } from 'node:http';

/** A page of a partner's product, which shows another page in an iframe and keeps what that posts to it. */
export interface FramingPage {
  /** Such as `http://localhost:39417`: another site than the server's, which is at 127.0.0.1. */
  readonly origin: string;
  /** The address of the page that frames another. */
  around(url: string): string;
  close(): Promise<void>;
}

/** Where the page keeps the messages it got. */
export interface FramingWindow {
  readonly received: readonly { readonly origin: string; readonly data: unknown }[];
}

const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A product</title>
<style>body { margin: 0; } iframe { border: 0; width: 100%; height: 1400px; }</style></head>
<body><main aria-label="A product"><h1>A product</h1><iframe title="Connect an application"></iframe></main>
<script>
  window.received = [];
  addEventListener('message', ({ origin, data }) => received.push({ origin, data }));
  document.querySelector('iframe').src = decodeURIComponent(location.search.slice(1));
</script></body></html>`;

export async function startFramingPage(): Promise<FramingPage> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The page has no port.');
  }
  const origin = `http://localhost:${address.port}`;
  return {
    origin,
    around: (url) => `${origin}/?${encodeURIComponent(url)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
