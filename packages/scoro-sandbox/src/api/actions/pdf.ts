import { phpJson } from '../php-json.ts';
import type { Action } from '../call.ts';
import { recordOf } from '../record-of-call.ts';

const templates: ReadonlyMap<string, number> = new Map([
  ['invoices', 1],
  ['quotes', 2],
  ['orders', 3],
  ['prepayments', 4],
  ['purchaseOrders', 5],
]);

/** `{documents}/pdf/{id}`: a link to the document. */
export const pdf: Action = (call) => {
  const row = recordOf(call);
  return {
    data: {
      template_id: templates.get(call.module.path) ?? 1,
      datetime_created: call.site.clock.naive(call.site.now()),
      pdf_link: `${call.base}/${call.site.company}/pdf/${call.module.path}/${row.id}`,
    },
  };
};

/** A PDF of one page that says which document it stands for. */
export function placeholderPdf(title: string): Buffer {
  const shown = phpJson(title).replace(/[^\x20-\x7e]|[()\\"]/g, '');
  const stream = `BT /F1 18 Tf 60 760 Td (${shown}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, place) => {
    const start = body.length;
    body += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
