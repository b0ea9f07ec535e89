import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server replaces this with a nonce of its own for every page it sends. */
const noncePlaceholder = '__TANDEM_NONCE__';

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: noncePlaceholder },
  build: {
    target: 'es2023',
    sourcemap: false,
    // Nothing may stand inside the page itself: the content security policy refuses data: scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/v1': { target: process.env['TANDEM_URL'] ?? 'http://127.0.0.1:4400' } },
  },
});
