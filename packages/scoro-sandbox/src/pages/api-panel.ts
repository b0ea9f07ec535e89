import type { Site } from '../site/site.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';

/** What the guide calls Profile Settings, Integrations, General, Scoro API. */
export function apiPanel(site: Site): Html {
  const on = site.settings.apiActivated;
  return html`<section class="panel" id="scoro-api">
    <p class="trail">
      Profile Settings &rsaquo; Site Settings &rsaquo; Integrations &rsaquo; General &rsaquo; Scoro API
    </p>
    <h1>Scoro API</h1>
    <form method="post" action="/${site.company}/integrations/scoro-api">
      <p>
        ${on ? html`<span class="state on">Activated</span>` : html`<span class="state off">Not activated</span>`}
        <button class="quiet" name="apiActivated" value="${on ? 'off' : 'on'}">
          ${on ? 'Deactivate' : 'Activate'}
        </button>
      </p>
    </form>
    <h3>company_account_id</h3>
    <code class="value" id="company-account-id">${site.accountId}</code>
    <h3>API KEY</h3>
    <code class="value" id="api-key">${site.apiKey}</code>
    <p class="note">
      Requests per 2 seconds by the plan <code>${site.settings.plan}</code>, ${site.settings.requestsPerDay} a day.
      Nothing here is secret: this is a sandbox.
    </p>
  </section>`;
}
