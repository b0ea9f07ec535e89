/**
 * The file name of a `content-disposition` header (RFC 6266), safe to show and to save under: no folders, no control or bidirectional
 * characters, 200 characters at most. Undefined where there is none.
 */
export function fileNameOf(contentDisposition: string | undefined): string | undefined {
  if (contentDisposition === undefined) return undefined;
  const header = contentDisposition.slice(0, 4096);
  return safe(extended(header)) ?? safe(plain(header));
}

/** `filename*=UTF-8''na%C3%AFve.pdf` (RFC 8187). */
function extended(header: string): string | undefined {
  const match = /;\s*filename\*\s*=\s*(utf-8|iso-8859-1)'[^']*'([^;\s]+)/i.exec(header);
  if (match === null) return undefined;
  const [, charset = '', value = ''] = match;
  const bytes = Buffer.from(
    value.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  return bytes.toString(charset.toLowerCase() === 'utf-8' ? 'utf8' : 'latin1');
}

/** `filename="report.pdf"` or `filename=report.pdf`; header bytes arrive as latin1, and many servers mean UTF-8. */
function plain(header: string): string | undefined {
  const match = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"\s]+))/i.exec(header);
  if (match === null) return undefined;
  const text = (match[1] ?? match[2] ?? '').replaceAll(/\\(.)/g, '$1');
  const asUtf8 = Buffer.from(text, 'latin1').toString('utf8');
  return asUtf8.includes('\ufffd') ? text : asUtf8;
}

function safe(name: string | undefined): string | undefined {
  const last = name?.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .replaceAll(/[<>:"|?*\ufffd]/g, '_')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '');
  return clean === '' ? undefined : [...clean].slice(0, 200).join('');
}
