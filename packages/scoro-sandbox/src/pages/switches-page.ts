import { faultKinds } from '../faults/fault-kinds.ts';
import type { Setting, SettingGroup } from '../settings/setting.ts';
import { notImitated } from '../settings/not-imitated.ts';
import { siteSettings } from '../settings/site-settings.ts';
import type { Site } from '../site/site.ts';
import type { Html } from './html.ts';
import { html, marked } from './html.ts';
import { sitePage } from './layout.ts';

const groups: readonly SettingGroup[] = [
  'Site',
  'Credentials',
  'Errors',
  'Lists',
  'Writes',
  'Value shapes',
  'Transport',
  'Webhooks',
];

/** What the sandbox does not do, every switch with its default and its value here, every fault. */
export function switchesPage(site: Site): Html {
  const current: { readonly [name: string]: unknown } = site.settings;
  const row = ([name, setting]: readonly [string, Setting<unknown>]): Html =>
    html`<tr>
      <td class="tight"><code>${name}</code></td>
      <td class="tight"><code>${JSON.stringify(setting.default)}</code></td>
      <td class="tight"><code>${JSON.stringify(current[name])}</code></td>
      <td class="wide">${marked(setting.text)}</td>
      <td>${setting.source}</td>
    </tr>`;
  const entries: readonly (readonly [string, Setting<unknown>])[] = Object.entries(siteSettings);
  return sitePage(
    site,
    'Switches',
    'switches',
    html`<section class="panel">
        <h1>What this sandbox does not do</h1>
        <ul>
          ${notImitated.map((text) => html`<li>${marked(text)}</li>`)}
        </ul>
      </section>
      <section class="panel">
        <h1>Switches</h1>
        <p class="note">
          Set with <code>POST /${site.company}/control</code> and <code>{"settings": {"errorStyle": "status"}}</code>.
          [U] marks what the protocol page calls unverified: a client must survive every value.
        </p>
        ${groups.map(
          (group) =>
            html`<h2>${group}</h2>
              <div class="scroll">
                <table>
                  <thead>
                    <tr>
                      <th>Name</th>
                      <th>Default</th>
                      <th>Here</th>
                      <th>What it does</th>
                      <th>Source</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${entries.filter(([, setting]) => setting.group === group).map(row)}
                  </tbody>
                </table>
              </div>`,
        )}
      </section>
      <section class="panel">
        <h1>Faults</h1>
        <p class="note">
          Set with <code>POST /${site.company}/control</code> and
          <code>{"faults": [{"kind": "reset", "module": "tasks", "count": 1}]}</code>. All take <code>module</code>,
          <code>action</code>, <code>id</code>, <code>credential</code>, <code>skip</code>, <code>count</code>,
          <code>probability</code>, <code>seed</code>; those that answer also <code>processed</code>.
        </p>
        <table>
          <tbody>
            ${Object.entries(faultKinds).map(
              ([kind, text]) =>
                html`<tr>
                  <td class="tight"><code>${kind}</code></td>
                  <td>${marked(text)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </section>`,
  );
}
