import { escapeHtml } from '../http/page.ts';

const style = `
:root { color-scheme: light dark; --line: light-dark(#e3e3e0, #33332f); --quiet: light-dark(#6b6b66, #a3a39c); --accent: light-dark(#2f5bd0, #8fb0ff); }
body { margin: 0; font: 15px/1.6 system-ui, sans-serif; background: light-dark(#fff, #161614); color: light-dark(#1c1c1a, #ececea); }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 6rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; font-weight: 600; }
a { color: var(--accent); } code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow: auto; max-height: 30rem; }
summary { cursor: pointer; color: var(--quiet); } .quiet { color: var(--quiet); }
.verb { display: inline-block; min-width: 4rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
`;

/** A page that needs nothing but itself: no script, no picture, one style. */
export function framePage(title: string, body: string): (nonce: string) => string {
  return (nonce) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${escapeHtml(nonce)}">${style}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}
