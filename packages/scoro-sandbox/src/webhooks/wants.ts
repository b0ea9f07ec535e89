import { conditionsOf } from '../api/filter.ts';
import { savedView } from '../records/modules/bookmarks.ts';
import type { Row } from '../records/row.ts';
import { isList } from '../records/value.ts';
import type { Change, Site } from '../site/site.ts';
import type { Subscription } from './subscription.ts';

const ownerMembers: { readonly [Type in NonNullable<Subscription['relation_type']>]: readonly string[] } = {
  created_by: ['created_user'],
  assigned_to: ['related_users', 'cal_user', 'project_users'],
  managed_by: ['manager_id'],
  owned_by: ['owner_id'],
};

function usersOf(row: Row, members: readonly string[]): number[] {
  return members.flatMap((member) => {
    const value = row.get(member);
    const ids = isList(value) ? value : [value];
    return ids.filter((id) => typeof id === 'number');
  });
}

/** Whether one of the users is meant: by id, as `any`, `me` or `group_<ID>`. Nobody named means anybody. */
function meant(wanted: readonly string[], users: readonly number[], subscription: Subscription, site: Site): boolean {
  if (wanted.length === 0 || wanted.includes('any')) return true;
  return wanted.some((one) => {
    if (one === 'me') return subscription.user !== null && users.includes(subscription.user);
    if (!one.startsWith('group_')) return users.includes(Number(one));
    return users.some((user) => {
      const groups = site.table('users').live(user)?.get('user_groups_ids') ?? null;
      return isList(groups) && groups.includes(Number(one.slice('group_'.length)));
    });
  });
}

function inSavedView(subscription: Subscription, row: Row): boolean {
  const view = subscription.bookmark_id === null ? undefined : savedView(subscription.bookmark_id);
  return (
    view === undefined ||
    conditionsOf(view.filter, row.table).every((condition) => condition.test(row.value(condition.field)))
  );
}

/** Whether a subscription asks to be told of a change (PROTOCOL.md 10.1). */
export function wants(subscription: Subscription, change: Change, site: Site): boolean {
  const { row, action, members, actor } = change;
  if (row.table.module.webhookModule?.(row) !== subscription.module) return false;
  if (subscription.action !== 'any' && subscription.action !== action) return false;
  if (
    action === 'modify' &&
    subscription.fields.length > 0 &&
    !subscription.fields.some((field) => members.includes(field))
  )
    return false;
  const owners =
    subscription.relation_type === null ? Object.values(ownerMembers).flat() : ownerMembers[subscription.relation_type];
  return (
    meant(subscription.owners, usersOf(row, owners), subscription, site) &&
    meant(subscription.actors, actor === null ? [] : [actor], subscription, site) &&
    inSavedView(subscription, row)
  );
}
