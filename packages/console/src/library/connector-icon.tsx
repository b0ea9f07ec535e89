import { Image } from '@mantine/core';

/** A connector's own drawing. It stands in an image, where no script of it could run. */
export function ConnectorIcon({ svg, size = 36 }: { readonly svg: string; readonly size?: number }) {
  return <Image src={`data:image/svg+xml;base64,${btoa(unescapedLatin(svg))}`} w={size} h={size} radius="sm" alt="" />;
}

/** `btoa` takes bytes only, and a drawing may hold any letter. */
function unescapedLatin(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
