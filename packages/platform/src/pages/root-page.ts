import { escapeHtml } from '../http/page.ts';
import type { Library } from '../library/library.ts';
import { framePage } from './page-frame.ts';

/** What a person sees who opens this server's address. */
export function rootPage(library: Library): (nonce: string) => string {
  const rows = library.connectors.map(
    ({ name, summary, methods }) =>
      `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(summary)}</td><td>${methods.length}&nbsp;methods</td></tr>`,
  );
  return framePage(
    'Tandem',
    `<h1>Tandem</h1>
<p>Tandem runs. It connects your product, and your customers, to other applications.</p>
<p><a href="/reference">API reference</a> · <a href="/v1/openapi.json">OpenAPI document</a></p>
<h2>Connectors</h2>
<table>${rows.join('')}</table>`,
  );
}
