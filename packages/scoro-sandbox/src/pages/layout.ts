import type { Site } from '../site/site.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';

/** A page that belongs to no company. */
export function plainPage(title: string, body: Html): Html {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/sandbox.css" />
      </head>
      <body>
        <header><a class="name" href="/">Scoro sandbox</a><span class="mark">not Scoro: a stand-in</span></header>
        <main class="wide">${body}</main>
      </body>
    </html> `;
}

const menu = [
  {
    title: 'Site Settings',
    links: [
      { path: 'profile', name: 'Profile Settings' },
      { path: 'integrations', name: 'Integrations' },
      { path: 'integrations/scoro-api', name: 'Scoro API' },
    ],
  },
  {
    title: 'Sandbox',
    links: [
      { path: 'records', name: 'Records' },
      { path: 'people', name: 'People' },
      { path: 'switches', name: 'Switches' },
    ],
  },
] as const;

/** A page of a company. `here` is its path after the company's name. */
export function sitePage(site: Site, title: string, here: string, body: Html): Html {
  const root = `/${site.company}`;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${site.company}</title>
        <link rel="stylesheet" href="/sandbox.css" />
      </head>
      <body>
        <header>
          <a class="name" href="${root}">${site.company}</a><span class="mark">sandbox</span>
          <nav><a href="${root}/records">Records</a><a href="${root}/profile">Profile Settings</a></nav>
        </header>
        <main>
          <aside>
            ${menu.map(
              (group) =>
                html`<h2>${group.title}</h2>
                  <ul>
                    ${group.links.map((link) => html`<li><a href="${root}/${link.path}" ${link.path === here ? html` aria-current="page"` : ''}>${link.name}</a></li>`)}
                  </ul>`,
            )}
          </aside>
          <div>${body}</div>
        </main>
      </body>
    </html> `;
}
