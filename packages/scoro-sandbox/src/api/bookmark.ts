import { integerOf } from '../records/kinds/number.ts';
import { savedView } from '../records/modules/bookmarks.ts';
import type { Condition } from '../records/query.ts';
import { Refusal } from '../records/refusal.ts';
import { isPlainObject, own } from '../records/value.ts';
import type { ApiCall } from './call.ts';
import { tableOf } from './call.ts';
import { conditionsOf } from './filter.ts';

/** What a saved view asks for; none where the call names no bookmark. @throws Refusal with an apiKey, or for an unknown one */
export function bookmarkConditions(call: ApiCall): Condition[] {
  const bookmark = own(call.body, 'bookmark');
  if (!isPlainObject(bookmark)) return [];
  const { settings } = call.site;
  if (call.viewer.credential === 'apiKey' && settings.credentialRules === 'documented')
    throw new Refusal(settings.wrongCredentialCode, 'Bookmarks can be used with a user_token only');
  const view = savedView(integerOf(own(bookmark, 'bookmark_id')) ?? -1);
  const table = tableOf(call);
  if (view === undefined || call.site.table(view.module).module.path !== table.module.path)
    throw new Refusal(404, 'The bookmark was not found');
  return conditionsOf(view.filter, table);
}
