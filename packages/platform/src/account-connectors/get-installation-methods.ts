import type { Connector, MethodFacts } from '@tandem/connector-kit';
import { z } from 'zod';
import { listAnswer } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { sendWithEtag } from '../http/send-with-etag.ts';
import { findMethods, methodQuery } from '../library/find-methods.ts';
import type { Library } from '../library/library.ts';
import { isUsable } from '../library/method-auth.ts';
import { methodAnswer } from '../library/method-answer.ts';
import { listText, type MethodTexts } from '../library/method-texts.ts';
import { readInstallation, type StoredInstallation } from './stored-installation.ts';

const missingAnswer = z.object({
  mode: z.string().nullable().describe('The mode they complete; null where every call needs them'),
  properties: z.array(z.object({ name: z.string(), label: z.string() })),
});

const usableMethodAnswer = z
  .object({
    ...methodAnswer.shape,
    usable: z.boolean(),
    missing: z
      .array(missingAnswer)
      .optional()
      .describe('Where it is not usable: what would make it so, one way an entry'),
  })
  .meta({ id: 'UsableMethod' });

type Missing = z.infer<typeof missingAnswer>;

/** `GET /v1/accounts/{account}/connectors/{installation}/methods` */
export function getInstallationMethods({ library, methodTexts }: { library: Library; methodTexts: MethodTexts }) {
  return defineRoute({
    operation: 'listAccountConnectorMethods',
    verb: 'GET',
    path: '/v1/accounts/{account}/connectors/{installation}/methods',
    tag: 'Account connectors',
    summary: 'The methods of an account connector, and which of them are usable',
    rights: { role: 'viewer', accountTokens: 'own' },
    query: methodQuery.extend({ usable: z.enum(['true', 'false']).optional() }),
    answer: listAnswer(usableMethodAnswer),
    handler: async ({ params, query, database, request, reply }) => {
      const installation = await readInstallation(database, library, params.account, params.installation);
      const { connector } = installation;
      const judged = findMethods(connector, query)
        .map((method) => ({ method, missing: missingFor(installation, method) }))
        .filter(({ missing }) => query.usable === undefined || (missing.length === 0) === (query.usable === 'true'));
      const texts = await methodTexts.all(
        connector,
        judged.map(({ method }) => method),
        query.schemas !== 'false',
      );
      const items = judged.map(({ missing }, index) => withUsable(texts[index] ?? '{}', missing));
      return sendWithEtag(request, reply, listText(items));
    },
  });
}

/** Adds two members to the text of an object, which is built once and shared. */
function withUsable(text: string, missing: readonly Missing[]): string {
  const usable = missing.length === 0 ? '"usable":true' : `"usable":false,"missing":${JSON.stringify(missing)}`;
  return `${text.slice(0, -1)},${usable}}`;
}

function missingFor({ connector, completeness, resolution }: StoredInstallation, method: MethodFacts): Missing[] {
  const everywhere =
    completeness.missing.length > 0 ? [{ mode: null, properties: labelled(connector, completeness.missing) }] : [];
  if (isUsable(method, completeness.configured)) return everywhere;
  const modes = connector.modes
    .filter(({ name }) => method.modes.includes(name))
    .map(({ name, required }) => ({
      mode: name,
      properties: labelled(
        connector,
        required.filter((property) => !resolution.properties.has(property)),
      ),
    }));
  return [...everywhere, ...modes];
}

function labelled(connector: Connector, names: readonly string[]): Missing['properties'] {
  return names.map((name) => ({
    name,
    label: connector.properties.find((property) => property.name === name)?.label ?? name,
  }));
}
