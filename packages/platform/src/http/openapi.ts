import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Route } from './route.ts';

const about = [
  'Everything the console and the command line do goes through this API.',
  'Authenticate with `Authorization: Bearer <token>`, or with the cookie of a session.',
  'Times are RFC 3339 UTC. Lists answer `{ items, nextCursor }`. Errors are RFC 9457 `application/problem+json` with a stable `code`.',
].join('\n\n');

const parameterHelp: Readonly<Record<string, string>> = {
  account: 'Id of an account, `acc_...`',
  installation: 'Id of an account connector, `ins_...`',
  connector: 'Key of a connector, such as `scoro`',
  method: 'Key of a method, such as `tasks.list`',
  call: 'Id of a call, `cal_...`',
  user: 'Id of a user, `usr_...`',
  token: 'Id of a token, `tok_...`',
  session: 'Id of a session, `ses_...`',
  link: 'Id of a setup link, `lnk_...`',
  template: 'Id of a template, `tpl_...`',
  cycle: 'Id of a cycle, `cyc_...`',
  run: 'Id of a run, `run_...`',
  transaction: 'Id of a transaction, `trx_...`',
  number: 'Number of a version',
  name: 'Name of a checkpoint',
  hook: 'The unguessable part of the address of a cycle',
};

/**
 * Makes the app describe its routes as an OpenAPI 3.1 document (`app.swagger()`).
 * What is given back turns one route into the framework's words for it.
 */
export async function describeRoutes(app: FastifyInstance): Promise<(route: Route) => object> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tandem', description: about, version: '1' },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description: 'A token made under Settings, or by `POST /v1/tokens`',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'tandem_session',
            description: 'What `POST /v1/session` gives to a browser',
          },
        },
      },
    },
    transform: createJsonSchemaTransform({}),
    transformObject: jsonSchemaTransformObject,
  });
  return describeRoute;
}

function describeRoute(route: Route): object {
  return {
    operationId: route.operation,
    summary: route.summary,
    description: descriptionOf(route),
    tags: [route.tag],
    security: route.rights === 'public' ? [] : [{ token: [] }, { session: [] }],
    ...(route.params.length === 0
      ? {}
      : {
          params: z.object(
            Object.fromEntries(route.params.map((name) => [name, z.string().describe(parameterHelp[name] ?? name)])),
          ),
        }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
  };
}

function descriptionOf(route: Route): string {
  const forms = Object.entries(route.otherForms ?? {}).map(([type, what]) => `With \`Accept: ${type}\`: ${what}`);
  return [route.description, rightsInWords(route), ...forms].filter((part) => part !== undefined).join('\n\n');
}

function rightsInWords({ rights }: Route): string {
  if (rights === 'public') return 'Needs no authentication.';
  const { role, accountTokens } = rights;
  const tokens = {
    own: 'A token bound to an account reaches its own account only.',
    library: 'Open to tokens bound to an account.',
    filtered: 'A token bound to an account sees what is its own.',
    none: 'Not for tokens bound to an account.',
  }[accountTokens];
  return `Needs the role \`${role}\`. ${tokens}`;
}
