import type { Connector } from '@tandem/connector-kit';
import { scoroModes } from './authentication.ts';
import { searchCreated } from './created/search-created.ts';
import { scoroIcon } from './icon.ts';
import { scoroLookups } from './lookups.ts';
import { scoroMethod, scoroMethods } from './methods/scoro-methods.ts';
import { cleanProperty, scoroProperties } from './properties.ts';
import { findSite, scoroDomains } from './site.ts';
import { findings, verification } from './verify.ts';
import { scoroWebhooks } from './webhooks.ts';
import { judge } from './wire/answer.ts';
import { readLimits } from './wire/rate-headers.ts';

/** The Scoro API v2: every module of its catalogue, with the credential that each needs. */
export const scoroConnector: Connector = {
  key: 'scoro',
  name: 'Scoro',
  version: '0.1.0',
  summary:
    'Work management for professional services: projects, tasks, time, quotes, orders, invoices and everything around them.',
  icon: scoroIcon,
  properties: scoroProperties,
  modes: scoroModes,
  methods: scoroMethods,
  method: scoroMethod,
  findSite,
  cleanProperty,
  permittedHosts: scoroDomains.map((domain) => `.${domain}`),
  // The least that any plan is quoted with (PROTOCOL.md 7), until the headers of a reply tell the site's own.
  defaultBudget: { requests: 25, windowMs: 2000 },
  judge,
  readLimits,
  verification,
  findings,
  lookups: scoroLookups,
  webhooks: scoroWebhooks,
  searchCreated,
};
