import { fieldsFor, wireRow } from '../api/wire-row.ts';
import { catalogue } from '../records/catalogue.ts';
import type { Module } from '../records/module.ts';
import type { Row } from '../records/row.ts';
import type { Wire } from '../records/value.ts';
import type { Site } from '../site/site.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { sitePage } from './layout.ts';

const PER_PAGE = 25;
const MOST_COLUMNS = 8;
const shownModules = catalogue.filter((module) => module.fields.length > 0 && module.aliasOf === undefined);

function cell(value: Wire): Html {
  if (value === null) return html`<span class="note">null</span>`;
  if (typeof value === 'object') return html`<pre>${JSON.stringify(value, undefined, 1).slice(0, 4_000)}</pre>`;
  return html`${String(value).slice(0, 400)}`;
}

/** All modules, with how many records each has. */
export function modulesPage(site: Site): Html {
  return sitePage(
    site,
    'Records',
    'records',
    html`<section class="panel">
      <h1>Records</h1>
      <ul class="modules">
        ${shownModules.map((module) => html`<li><a href="/${site.company}/records/${module.path}">${module.title}</a> <span>${countOf(site, module)}</span></li>`)}
      </ul>
    </section>`,
  );
}

function countOf(site: Site, module: Module): string {
  const table = site.table(module.path);
  return (table.count + table.created.length).toLocaleString('en');
}

/** The records of a module, those that were written last first. */
export function recordsPage(site: Site, path: string, page: number): Html | undefined {
  const module = shownModules.find((one) => one.path === path);
  if (module === undefined) return undefined;
  const table = site.table(path);
  const found = site.pages.page(
    table,
    { conditions: [], deletedSince: 0, newestFirst: true, key: '' },
    (page - 1) * PER_PAGE,
    PER_PAGE + 1,
  );
  const rows = found.slice(0, PER_PAGE);
  const fields = fieldsFor(module, { shape: 'list', userToken: false, basic: true, extra: [] }).slice(0, MOST_COLUMNS);
  const link = (row: Row): string => `/${site.company}/records/${path}/${row.id}`;
  const place = (to: number): string => `/${site.company}/records/${path}?page=${to}`;
  return sitePage(
    site,
    module.title,
    'records',
    html`<section class="panel">
      <p class="trail"><a href="/${site.company}/records">Records</a></p>
      <h1>${module.title}</h1>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              ${fields.map((field) => html`<th>${field.name}</th>`)}
              <th></th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => {
              const wire = wireRow(row, fields, 'list', site);
              return html`<tr>
                ${fields.map((field, number) => {
                  const shown = cell(wire[field.name] ?? null);
                  return html`<td class="${isTime(wire[field.name]) ? 'tight' : ''}">
                    ${number === 0 ? html`<a href="${link(row)}">${shown}</a>` : shown}
                  </td>`;
                })}
                <td class="tight">${stateOf(row)}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      <p class="pager">
        ${page > 1 ? html`<a href="${place(page - 1)}">Newer</a>` : ''}${found.length > rows.length ? html`<a href="${place(page + 1)}">Older</a>` : ''}
      </p>
    </section>`,
  );
}

/** Times are better read on one line. */
function isTime(value: Wire | undefined): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);
}

function stateOf(row: Row): Html | string {
  if (row.deleted !== null) return html`<span class="state off">deleted</span>`;
  if (row.written === undefined) return '';
  return html`<span class="state on">${row.index < 0 ? 'created' : 'changed'}</span>`;
}

/** One record as view gives it. */
export function recordPage(site: Site, path: string, id: number): Html | undefined {
  const row = shownModules.some((one) => one.path === path) ? site.table(path).get(id) : undefined;
  if (row === undefined) return undefined;
  const { module } = row.table;
  const wire = wireRow(
    row,
    fieldsFor(module, { shape: 'view', userToken: true, basic: false, extra: [] }),
    'view',
    site,
  );
  return sitePage(
    site,
    `${module.title} ${id}`,
    'records',
    html`<section class="panel">
      <p class="trail">
        <a href="/${site.company}/records">Records</a> &rsaquo;
        <a href="/${site.company}/records/${path}">${module.title}</a>
      </p>
      <h1>${module.title} ${id} ${stateOf(row)}</h1>
      <table>
        <tbody>
          ${Object.entries(wire).map(
            ([name, value]) =>
              html`<tr>
                <th>${name}</th>
                <td>${cell(value)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`,
  );
}
