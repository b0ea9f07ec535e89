import { z } from 'zod';
import { siteSettings } from '../settings/site-settings.ts';

const name = z.string().max(64);
const style = z.enum(['http', 'body']);
const seconds = z.number().int().min(0).max(86_400);
const milliseconds = z.number().int().min(0).max(600_000);
const status = z.number().int().min(200).max(599);
const bytes = z.number().int().min(1).max(2_000_000_000);
const { schema: shape } = siteSettings.messageShape;

/** Which requests a fault meets, and how often. */
const match = {
  module: name.optional(),
  action: name.optional(),
  id: z.union([z.string().max(64), z.number()]).optional(),
  credential: z.enum(['apiKey', 'userToken', 'both', 'none']).optional(),
  skip: z.number().int().min(0).default(0),
  count: z.number().int().min(1).optional(),
  probability: z.number().min(0).max(1).default(1),
  seed: z.number().int().default(1),
};
const processed = { processed: z.boolean().default(false) };

/** Every kind of fault with its parameters and their defaults. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('latency'),
    ...match,
    ms: milliseconds.default(500),
    jitterMs: milliseconds.default(0),
  }),
  z.strictObject({ kind: z.literal('slow-body'), ...match, ms: milliseconds.default(2_000) }),
  z.strictObject({ kind: z.literal('string-status-codes'), ...match }),
  z.strictObject({ kind: z.literal('expire-tokens'), ...match }),
  z.strictObject({ kind: z.literal('repeat-page'), ...match, fromPage: z.number().int().min(2).default(2) }),
  z.strictObject({ kind: z.literal('ignore-page'), ...match }),
  z.strictObject({ kind: z.literal('endless-pages'), ...match }),
  z.strictObject({ kind: z.literal('whole-list'), ...match }),
  z.strictObject({
    kind: z.literal('stall'),
    ...match,
    ...processed,
    stage: z.enum(['headers', 'body']).default('headers'),
    ms: milliseconds.default(0),
  }),
  z.strictObject({
    kind: z.literal('rate-limited'),
    ...match,
    ...processed,
    style: style.default('http'),
    headers: z.boolean().default(true),
    reset: seconds.default(1),
    retryAfter: z.enum(['none', 'seconds', 'date']).default('none'),
    seconds: seconds.default(1),
  }),
  z.strictObject({
    kind: z.literal('quota-used-up'),
    ...match,
    ...processed,
    style: style.default('http'),
    headers: z.boolean().default(true),
    reset: seconds.default(3_600),
  }),
  z.strictObject({
    kind: z.literal('error'),
    ...match,
    ...processed,
    statusCode: z.number().int().min(400).max(599).default(500),
    style: style.default('http'),
    message: z.string().max(1_000).default('Something went wrong'),
    shape: shape.default('error-list'),
  }),
  z.strictObject({
    kind: z.literal('messages'),
    ...match,
    ...processed,
    shape: shape.default('error-list'),
    style: style.default('body'),
    message: z.string().max(1_000).default('The request was refused'),
  }),
  z.strictObject({
    kind: z.literal('http'),
    ...match,
    ...processed,
    status: status.default(502),
    body: z.enum(['empty', 'text', 'html']).default('empty'),
  }),
  z.strictObject({ kind: z.literal('html'), ...match, ...processed, status: status.default(200) }),
  z.strictObject({ kind: z.literal('cdn-block'), ...match, ...processed }),
  z.strictObject({ kind: z.literal('empty-body'), ...match, ...processed, status: status.default(200) }),
  z.strictObject({ kind: z.literal('broken-json'), ...match, ...processed, status: status.default(200) }),
  z.strictObject({ kind: z.literal('oversized'), ...match, ...processed, bytes: bytes.default(200_000_000) }),
  z.strictObject({ kind: z.literal('compressed-bomb'), ...match, ...processed, bytes: bytes.default(200_000_000) }),
  z.strictObject({
    kind: z.literal('redirect'),
    ...match,
    ...processed,
    status: z.number().int().min(300).max(399).default(302),
    location: z.string().max(2_000).default('http://127.0.0.1:9/'),
  }),
  z.strictObject({ kind: z.literal('reset'), ...match, when: z.enum(['before', 'after']).default('before') }),
  z.strictObject({
    kind: z.literal('truncated'),
    ...match,
    processed: z.boolean().default(true),
    bytes: bytes.optional(),
  }),
  z.strictObject({ kind: z.literal('wrong-content-type'), ...match, processed: z.boolean().default(true) }),
]);

export type Fault = z.output<typeof faultSchema>;
export type FaultKind = Fault['kind'];

/** The list that the control route takes. */
export const faultList = z.array(faultSchema).max(100);
