import { defineRoute } from '../http/route.ts';
import { meAnswer, meOf } from './me-answer.ts';

/** `GET /v1/me` */
export const getMe = defineRoute({
  operation: 'getMe',
  verb: 'GET',
  path: '/v1/me',
  tag: 'People',
  summary: 'Who this request comes from',
  rights: { role: 'viewer', accountTokens: 'library' },
  answer: meAnswer,
  handler: ({ database, principal }) => meOf(database, principal),
});
