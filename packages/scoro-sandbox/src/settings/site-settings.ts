import { z } from 'zod';
import { setting } from './setting.ts';

const refusalCode = z.union([z.literal(400), z.literal(401), z.literal(403), z.literal(404)]);

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Every switch of a company, with its default. The order is the order of the switches page. */
export const siteSettings = {
  apiActivated: setting(
    'Site',
    z.boolean(),
    true,
    'connector-guide',
    'Whether the Scoro API is activated under Integrations. Off: every call is refused with `deactivatedCode`.',
  ),
  companyAccountId: setting(
    'Site',
    z.string().max(100),
    '',
    '3.4',
    'The company_account_id of the main entity. Empty: the same as the company name. Set it to meet a site where the two differ.',
  ),
  plan: setting(
    'Site',
    z.enum(['essential', 'standard', 'pro', 'ultimate']),
    'pro',
    '7',
    'The plan of the site. It gives the requests per 2 seconds: essential 25, standard 30, pro 40, ultimate 80.',
  ),
  requestsPerWindow: setting(
    'Site',
    z.number().int().min(1).max(80).nullable(),
    null,
    '7',
    'Requests per 2 seconds. null: by the plan. Only `limits off` at start takes the limits away.',
  ),
  requestsPerDay: setting(
    'Site',
    z.number().int().min(1).max(100_000),
    10_000,
    '7',
    'Requests per day; the count returns to zero at midnight UTC.',
  ),
  timeZone: setting(
    'Site',
    z.string().max(64).refine(isTimeZone, 'is no time zone'),
    'Europe/Berlin',
    '9',
    'The zone of the site. Date-times are written with its offset, daylight saving included.',
  ),
  withoutModules: setting(
    'Site',
    z.array(z.string().max(64)).max(100),
    [],
    '4.2',
    'Modules that the plan lacks: refused with 403.',
  ),
  denied: setting(
    'Site',
    z
      .array(
        z.strictObject({
          user: z.number().int(),
          module: z.string().max(64),
          actions: z.array(z.string().max(64)).max(20).optional(),
        }),
      )
      .max(200),
    [],
    '4.2',
    'Rights taken from users: `{user, module, actions?}`. The session stays good; the call is refused with `noRightCode`.',
  ),

  credentialRules: setting(
    'Credentials',
    z.enum(['documented', 'none']),
    'documented',
    'AUTH.yaml',
    'documented: properties, meters, readings, priceLists, productGroups and depot need the apiKey; bookmarks, search and webhooks the user_token. none: every module takes both.',
  ),
  wrongCredentialCode: setting(
    'Credentials',
    refusalCode,
    403,
    '3.3 [U]',
    'How the credential that a module does not take is refused.',
  ),
  bothCredentials: setting(
    'Credentials',
    z.enum(['apiKey', 'userToken', 'refused']),
    'apiKey',
    'AUTH.yaml [U]',
    'Which one counts when a call carries apiKey and user_token.',
  ),
  priceModulesNeedApiKey: setting(
    'Credentials',
    z.boolean(),
    false,
    'AUTH.yaml [U]',
    'Whether localPriceLists and rolesPrices need the apiKey as priceLists does.',
  ),
  notificationsWithApiKey: setting(
    'Credentials',
    z.enum(['allowed', 'refused']),
    'allowed',
    'AUTH.yaml [U]',
    'Notifications belong to a user. allowed: an apiKey sees all of them.',
  ),
  userSettingsOf: setting(
    'Credentials',
    z.enum(['anyone', 'own']),
    'anyone',
    'AUTH.yaml [U]',
    'Whose users/settings a user_token may read.',
  ),
  missingAccountId: setting(
    'Credentials',
    z.enum(['refused', 'main']),
    'refused',
    '3.4 [U]',
    'What a call without company_account_id means.',
  ),
  tokenLifeSeconds: setting(
    'Credentials',
    z.number().int().min(0).max(31_536_000),
    0,
    '3.5 [U]',
    'How long a user_token is good. 0: until the sandbox stops or the fault expire-tokens.',
  ),

  errorStyle: setting(
    'Errors',
    z.enum(['body', 'status']),
    'body',
    '4.2 [U]',
    'body: refusals come with HTTP 200. status: with the HTTP status of their statusCode.',
  ),
  statusCodes: setting(
    'Errors',
    z.enum(['number', 'text']),
    'number',
    '4.1, 4.2',
    'Whether statusCode is a JSON number or a string, on success and refusal alike.',
  ),
  messageShape: setting(
    'Errors',
    z.enum([
      'null',
      'error-list',
      'error-text',
      'error-fields',
      'error-field-lists',
      'list',
      'text',
      'errors-map',
      'message',
    ]),
    'error-list',
    '4.2',
    'The shape of messages in refusals.',
  ),
  deactivatedCode: setting(
    'Errors',
    refusalCode,
    403,
    '4.2 [U]',
    'How calls are refused while the API is not activated.',
  ),
  missingCredentialCode: setting('Errors', refusalCode, 401, '4.2', 'How a call without any credential is refused.'),
  wrongKeyCode: setting('Errors', refusalCode, 403, '4.2', 'How a wrong apiKey is refused.'),
  wrongTokenCode: setting('Errors', refusalCode, 401, '4.2 [U]', 'How an unknown or expired user_token is refused.'),
  wrongPasswordCode: setting(
    'Errors',
    refusalCode,
    401,
    '4.2 [U]',
    'How a login with a wrong user name or password is refused.',
  ),
  wrongAccountCode: setting('Errors', refusalCode, 403, '4.2 [U]', 'How an unknown company_account_id is refused.'),
  noRightCode: setting('Errors', refusalCode, 403, '4.2', 'How a call is refused that the user has no right to.'),
  unknownModuleCode: setting('Errors', refusalCode, 404, '4.2 [U]', 'How an unknown module or action is refused.'),
  unknownId: setting(
    'Errors',
    z.enum(['404', '400', 'empty']),
    '404',
    '4.2 [U]',
    'What view, modify and delete answer to an id that does not exist: a refusal with 404 or 400, or OK with empty data.',
  ),
  rateLimitStyle: setting(
    'Errors',
    z.enum(['http', 'body']),
    'http',
    '4.2, 7',
    'Whether the limits refuse with HTTP 429 or with 429 inside HTTP 200.',
  ),
  retryAfter: setting('Errors', z.enum(['none', 'seconds', 'date']), 'none', '7', 'The Retry-After header of a 429.'),

  defaultPerPage: setting(
    'Lists',
    z.number().int().min(1).max(100),
    50,
    '5.3 [U]',
    'Rows of a page when per_page is not sent (10, 50 and 100 have been reported).',
  ),
  listOrder: setting('Lists', z.enum(['oldest', 'newest']), 'oldest', '5.1 [U]', 'The order of rows in lists.'),
  filters: setting(
    'Lists',
    z.enum(['readable', 'attested']),
    'readable',
    '8.6 [U]',
    'readable: every member that can be read can be filtered, unless marked otherwise. attested: only those that the protocol page names; the rest is ignored in silence.',
  ),
  fromToRanges: setting(
    'Lists',
    z.enum(['ignored', 'empty', 'accepted']),
    'ignored',
    '8.2 [U]',
    'What a range written {from, to} does: nothing, an empty list, or the same as from_date and to_date.',
  ),
  taskUserFilters: setting(
    'Lists',
    z.enum(['exact', 'unreliable']),
    'exact',
    '8.7 [U]',
    'unreliable: filters on doer_id, owner_id, user_id or responsible_id of tasks omit tasks that are assigned.',
  ),
  contactClientFilter: setting(
    'Lists',
    z.enum(['exact', 'ignored']),
    'exact',
    '8.7 [U]',
    'Whether contacts is_client filters.',
  ),
  phasesProjectFilter: setting(
    'Lists',
    z.enum(['exact', 'ignored']),
    'exact',
    '8.7 [U]',
    'Whether projects/phases heeds project_id.',
  ),
  projectsWithoutStatus: setting(
    'Lists',
    z.enum(['all', 'inprogress']),
    'all',
    '8.7 [U]',
    'What projects/list gives when no status is filtered.',
  ),
  flatBillableDuration: setting(
    'Lists',
    z.enum(['value', 'zero']),
    'value',
    '5.8 [U]',
    'zero: billable_duration is 00:00:00 in flat rows of timeEntries/list, and right where nested in tasks.',
  ),
  deletedDays: setting(
    'Lists',
    z.number().int().min(0).max(365),
    30,
    '6.5',
    'How many days deleted rows stay readable with include_deleted.',
  ),

  returnData: setting(
    'Writes',
    z.boolean(),
    true,
    '2 [U]',
    'Whether timeEntries/modify gives the object when return_data is not sent.',
  ),
  writtenOffsets: setting(
    'Writes',
    z.enum(['dropped', 'converted', 'refused']),
    'dropped',
    '6.7 [U]',
    'A date-time written with an offset. dropped: its clock time is taken as local, so that it lands at the wrong hour.',
  ),
  missingPhases: setting(
    'Writes',
    z.enum(['kept', 'deleted']),
    'kept',
    '6.9 [U]',
    'What becomes of phases that a projects/modify with phases does not send.',
  ),
  financeAccountOnLines: setting(
    'Writes',
    z.enum(['refused', 'ignored']),
    'refused',
    '6.4',
    'What a line with finance_account_id does to a document update.',
  ),
  projectIdText: setting(
    'Writes',
    z.enum(['refused', 'accepted']),
    'refused',
    '2',
    'Whether tasks.project_id may be a numeric string.',
  ),
  completionNeedsTimeEntry: setting(
    'Writes',
    z.boolean(),
    false,
    '6.9',
    'Whether a task without a time entry can not be completed.',
  ),

  commentIds: setting('Value shapes', z.enum(['text', 'number']), 'text', '9', 'The JSON type of comment_id.'),
  firstDayOfWeek: setting(
    'Value shapes',
    z.enum(['number', 'text']),
    'number',
    '3.5 [U]',
    'The JSON type of first_day_of_week in the settings of a user.',
  ),
  customFieldsRead: setting(
    'Value shapes',
    z.enum(['list', 'map']),
    'list',
    '6',
    'How custom fields are read: an array, or (old) an object keyed by id.',
  ),
  fileDownload: setting(
    'Value shapes',
    z.enum(['file', 'base64']),
    'file',
    '4.3 [U]',
    'What files/download answers: the bytes, or an envelope that holds them in base64.',
  ),
  aliasIds: setting(
    'Value shapes',
    z.enum(['contact_id', 'id']),
    'contact_id',
    'catalogue [U]',
    'The id member of rows of companies and persons.',
  ),

  connection: setting(
    'Transport',
    z.enum(['keep-alive', 'close']),
    'keep-alive',
    '1.7',
    'close: every reply ends its connection, as recorded in 2021.',
  ),

  blockDefaultUserAgent: setting(
    'Transport',
    z.boolean(),
    false,
    '1.6',
    'Whether the CDN in front of the API blocks calls without a User-Agent of their own: HTTP 403, `error code: 1010`, no JSON.',
  ),

  webhookProof: setting(
    'Webhooks',
    z.boolean(),
    true,
    '10.2',
    'Whether the host of a webhook must be proven by scoro.txt.',
  ),
  webhooksLost: setting('Webhooks', z.boolean(), false, '10.8 [U]', 'Whether deliveries are lost on their way.'),
  webhookRetries: setting(
    'Webhooks',
    z.number().int().min(0).max(10),
    0,
    '10.8 [U]',
    'How often a delivery is tried again that was not answered with 2xx.',
  ),
  webhookTimeoutMs: setting(
    'Webhooks',
    z.number().int().min(50).max(60_000),
    5_000,
    '10.8 [U]',
    'How long a delivery waits for its answer.',
  ),
} as const;

type Schemas = typeof siteSettings;

/** The values of a company's settings. */
export type SiteSettings = { readonly [Name in keyof Schemas]: z.output<Schemas[Name]['schema']> };

const names = Object.keys(siteSettings) as (keyof SiteSettings)[];

/** The settings every company starts with. */
export function defaultSettings(): SiteSettings {
  return Object.fromEntries(names.map((name) => [name, siteSettings[name].default])) as unknown as SiteSettings;
}

const shape = Object.fromEntries(names.map((name) => [name, siteSettings[name].schema.optional()]));

/** A change of some settings; unknown names are refused. */
export const settingsChange: z.ZodType<Partial<SiteSettings>> = z.strictObject(shape);
