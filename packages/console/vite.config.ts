import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The server replaces this with a nonce of its own for every page it sends. */
const noncePlaceholder = '__TANDEM_NONCE__';

/** Smaller files gain nothing. */
const smallestCompressed = 1_024;

/** Writes each file besides once more as brotli and as gzip, for the server to send as they are. */
function compressOnce(): Plugin {
  return {
    name: 'compress-once',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets');
      for (const name of readdirSync(assets).filter((each) => /\.(js|css|svg)$/.test(each))) {
        const content = readFileSync(join(assets, name));
        if (content.length >= smallestCompressed) {
          writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content));
          writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
        }
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), compressOnce()],
  html: { cspNonce: noncePlaceholder },
  build: {
    target: 'es2023',
    sourcemap: false,
    rolldownOptions: {
      output: {
        // What many screens share comes in a few files instead of in dozens of small ones, and none holds what the page behind a setup link does not use.
        codeSplitting: {
          groups: [{ name: 'common', minShareCount: 5, entriesAware: true, entriesAwareMergeThreshold: 3_000 }],
        },
        // Such a file would else be called after all the screens that share it.
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
      },
      input: {
        console: join(import.meta.dirname, 'index.html'),
        // The page behind a setup link, which customers see without the console.
        'setup-link': join(import.meta.dirname, 'setup-link.html'),
      },
    },
    // Nothing may stand inside the page itself: the content security policy refuses data: scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/v1': { target: process.env['TANDEM_URL'] ?? 'http://127.0.0.1:4400' } },
  },
});
