import type { Site } from '../site/site.ts';
import { apiPanel } from './api-panel.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { sitePage } from './layout.ts';

/** The pages that the guide leads through, one step each. */

export function homePage(site: Site): Html {
  return sitePage(
    site,
    'Home',
    '',
    html`${apiPanel(site)}
      <section class="panel">
        <h2>To connect</h2>
        <dl>
          <dt>Company Name</dt>
          <dd><code>${site.company}</code></dd>
          <dt>Username</dt>
          <dd><code>${site.accounts[0]?.username}</code></dd>
          <dt>Password</dt>
          <dd><code>${site.accounts[0]?.password}</code></dd>
        </dl>
        <p class="note">
          The same as JSON: <a href="/${site.company}/credentials.json">credentials.json</a>. The API is at
          <code>/${site.company}/api/v2/</code>.
        </p>
      </section>
      <section class="panel">
        <h2>To look around</h2>
        <ul>
          <li><a href="/${site.company}/records">Records</a>: what the API holds, and whether a create has arrived</li>
          <li><a href="/${site.company}/people">People</a>: users who may log in, with fewer rights too</li>
          <li>
            <a href="/${site.company}/switches">Switches</a>: what can be changed, and what this sandbox does not do
          </li>
        </ul>
      </section>`,
  );
}

export function profilePage(site: Site): Html {
  return sitePage(
    site,
    'Profile Settings',
    'profile',
    html`<section class="panel">
      <h1>Profile Settings</h1>
      <h2>Site Settings</h2>
      <ul>
        <li><a href="/${site.company}/integrations">Integrations</a></li>
      </ul>
      <h2>My settings</h2>
      <dl>
        <dt>Name</dt>
        <dd>${site.table('users').live(1)?.text('full_name')}</dd>
        <dt>Username</dt>
        <dd>${site.accounts[0]?.username}</dd>
        <dt>Time zone</dt>
        <dd>${site.settings.timeZone}</dd>
      </dl>
    </section>`,
  );
}

export function integrationsPage(site: Site): Html {
  return sitePage(
    site,
    'Integrations',
    'integrations',
    html`<section class="panel">
      <p class="trail">Profile Settings &rsaquo; Site Settings</p>
      <h1>Integrations</h1>
      <h2>Calendar</h2>
      <p class="note">Not part of the sandbox.</p>
      <h2>Accounting</h2>
      <p class="note">Not part of the sandbox.</p>
      <h2>General</h2>
      <ul>
        <li><a href="/${site.company}/integrations/scoro-api">Scoro API</a></li>
      </ul>
    </section>`,
  );
}

export function scoroApiPage(site: Site): Html {
  return sitePage(site, 'Scoro API', 'integrations/scoro-api', apiPanel(site));
}

export function peoplePage(site: Site): Html {
  return sitePage(
    site,
    'People',
    'people',
    html`<section class="panel">
        <h1>People who may log in</h1>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th>Id</th>
                <th>Username</th>
                <th>Password</th>
                <th>May</th>
              </tr>
            </thead>
            <tbody>
              ${site.accounts.map(
                (account) =>
                  html`<tr>
                    <td>${account.user}</td>
                    <td><code>${account.username}</code></td>
                    <td><code>${account.password}</code></td>
                    <td>${account.may}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <p class="note">More rights can be taken away with the setting <code>denied</code>.</p>
      </section>
      <section class="panel">
        <h2>Entities</h2>
        <p>Values that <code>company_account_id</code> may have:</p>
        <ul>
          ${site.entities.map((entity) => html`<li><code>${entity.id}</code> ${entity.name}</li>`)}
        </ul>
      </section>`,
  );
}
