import { defineRoute } from '../http/route.ts';
import { sendWithEtag } from '../http/send-with-etag.ts';
import { methodUnknown } from '../library/get-method.ts';
import type { Library } from '../library/library.ts';
import { methodAnswer } from '../library/method-answer.ts';
import type { MethodTexts } from '../library/method-texts.ts';
import { readInstallation } from './stored-installation.ts';

/** `GET /v1/accounts/{account}/connectors/{installation}/methods/{method}` */
export function getInstallationMethod({ library, methodTexts }: { library: Library; methodTexts: MethodTexts }) {
  return defineRoute({
    operation: 'getAccountConnectorMethod',
    verb: 'GET',
    path: '/v1/accounts/{account}/connectors/{installation}/methods/{method}',
    tag: 'Account connectors',
    summary: 'One method of an account connector: schemas, authentication, example',
    description: 'Some connectors have methods that only their values define; those are found here alone.',
    rights: { role: 'viewer', accountTokens: 'own' },
    answer: methodAnswer,
    handler: async ({ params, database, request, reply }) => {
      const { connector } = await readInstallation(database, library, params.account, params.installation);
      const text = methodTexts.one(connector, params.method);
      if (text === undefined) throw methodUnknown(connector, params.method);
      return sendWithEtag(request, reply, text);
    },
  });
}
