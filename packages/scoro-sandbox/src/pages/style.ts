/** The one style sheet of the sandbox's pages. */
export const style = `
:root { color-scheme: light; --ink: #1d2430; --soft: #5b6678; --line: #dfe4ec; --back: #f5f7fa; --accent: #1b6f5c; --warn: #9a3412; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--back); }
header { background: #14212b; color: #fff; padding: 12px 24px; display: flex; gap: 16px; align-items: baseline; flex-wrap: wrap; }
header a { color: #fff; text-decoration: none; }
header .name { font-weight: 600; }
header .mark { font-size: 12px; letter-spacing: .06em; text-transform: uppercase; color: #ffd479; }
header nav { margin-left: auto; display: flex; gap: 16px; }
main { display: grid; grid-template-columns: 220px minmax(0, 1fr); gap: 24px; max-width: 1200px; margin: 24px auto; padding: 0 24px; }
main.wide { display: block; }
@media (max-width: 760px) { main { grid-template-columns: 1fr; } header nav { margin-left: 0; } }
aside h2 { font-size: 12px; text-transform: uppercase; letter-spacing: .06em; color: var(--soft); margin: 16px 0 4px; }
aside ul { list-style: none; margin: 0; padding: 0; }
aside li a { display: block; padding: 6px 10px; border-radius: 6px; color: var(--ink); text-decoration: none; }
aside li a:hover { background: #e8edf3; }
aside li a[aria-current] { background: #dcebe6; font-weight: 600; }
.panel { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 20px 24px; margin-bottom: 20px; }
.trail { color: var(--soft); font-size: 13px; margin: 0 0 8px; }
h1 { font-size: 22px; margin: 0 0 12px; }
h2 { font-size: 17px; margin: 20px 0 8px; }
.panel h2:first-child { margin-top: 0; }
h3 { font-size: 13px; letter-spacing: .06em; margin: 18px 0 4px; color: var(--soft); }
code, .value { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 14px; }
.value { display: block; background: var(--back); border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; overflow-wrap: anywhere; user-select: all; }
.state { display: inline-block; padding: 2px 10px; border-radius: 999px; font-size: 13px; font-weight: 600; }
.state.on { background: #dcf3e7; color: #14633f; }
.state.off { background: #fde8df; color: var(--warn); }
button { font: inherit; border: 1px solid var(--accent); background: var(--accent); color: #fff; border-radius: 6px; padding: 6px 14px; cursor: pointer; }
button.quiet { background: #fff; color: var(--accent); }
button:focus-visible, a:focus-visible { outline: 3px solid #7cc4b2; outline-offset: 2px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 6px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
td.tight { white-space: nowrap; }
td.wide { min-width: 260px; }
.panel > :last-child { margin-bottom: 0; }
td pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
.pager { display: flex; gap: 16px; margin-top: 12px; }
.note { color: var(--soft); font-size: 14px; }
.modules { columns: 3 200px; list-style: none; padding: 0; margin: 0; }
.modules li { padding: 3px 0; break-inside: avoid; }
.modules span { color: var(--soft); font-size: 13px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
`;
