import { integerOf } from '../../records/kinds/number.ts';
import { relationNames } from '../../records/modules/relation-types.ts';
import { Refusal } from '../../records/refusal.ts';
import { staffOf } from '../../records/size.ts';
import type { Value, ValueMap, Wire } from '../../records/value.ts';
import { isPlainObject, own } from '../../records/value.ts';
import type { Action, ApiCall } from '../call.ts';
import { requestOf } from '../request-body.ts';

type Related = Map<number, ValueMap>;

const FIRST_CONTACT = 1001;
const MOST_OBJECTS = 10_000;

/** The people of a company are its employees until something else is written. */
function computed(call: ApiCall, type: string, object: number): Related {
  const row = type === 'contacts' ? call.site.table('contacts').live(object) : undefined;
  if (row === undefined || row.index < 0 || row.get('contact_type') !== 'company') return new Map();
  return new Map(
    staffOf(row.index).map((person) => [
      FIRST_CONTACT + person,
      { id: FIRST_CONTACT + person, relation: relationNames[0][0], comment: '', is_default: 0 },
    ]),
  );
}

function related(call: ApiCall, type: string, object: number): Related {
  return call.site.relations.get(`${type} ${object}`) ?? computed(call, type, object);
}

function rowOf(type: string, object: number, held: Related): Wire {
  return { object_id: object, related_objects: [...held.values()], type, custom_fields: [] };
}

function subjectOf(call: ApiCall): { type: string; object: number } {
  const request = requestOf(call.body);
  const [type, object] = [own(request, 'type') ?? 'contacts', integerOf(own(request, 'object_id'))];
  if (typeof type !== 'string' || !/^[A-Za-z]{1,40}$/.test(type))
    throw new Refusal(400, { type: 'type must be the name of a module' });
  if (object === undefined) throw new Refusal(400, { object_id: 'object_id is required' });
  return { type, object };
}

/** `relations`: the relations of one object, or all that were written. */
export const listRelations: Action = (call) => {
  if (own(requestOf(call.body), 'object_id') === undefined) {
    return {
      data: [...call.site.relations]
        .slice(0, 100)
        .map(([key, held]) => rowOf(key.split(' ')[0] ?? '', Number(key.split(' ')[1]), held)),
    };
  }
  const { type, object } = subjectOf(call);
  const held = related(call, type, object);
  return { data: held.size === 0 ? [] : [rowOf(type, object, held)] };
};

function keep(call: ApiCall, type: string, object: number, held: Related): Wire {
  const key = `${type} ${object}`;
  if (!call.site.relations.has(key) && call.site.relations.size >= MOST_OBJECTS)
    throw new Refusal(400, 'Too many relations were written');
  call.site.store(call.size);
  call.site.relations.set(key, held);
  return rowOf(type, object, held);
}

function listOf(call: ApiCall): readonly unknown[] {
  const list = own(requestOf(call.body), 'related_objects');
  if (!Array.isArray(list) || list.length > 1_000)
    throw new Refusal(400, { related_objects: 'related_objects must be an array' });
  return list;
}

/** `relations/modify`: adds relations, or changes those with the same id. */
export const modifyRelations: Action = (call) => {
  const { type, object } = subjectOf(call);
  const held: Related = new Map(related(call, type, object));
  for (const one of listOf(call)) {
    const id = isPlainObject(one) ? integerOf(own(one, 'id')) : undefined;
    if (!isPlainObject(one) || id === undefined)
      throw new Refusal(400, { related_objects: 'each related object needs an id' });
    const text = (name: string): Value => {
      const value = own(one, name);
      return typeof value === 'string' ? value : '';
    };
    held.set(id, {
      id,
      relation: text('relation'),
      comment: text('comment'),
      is_default: own(one, 'is_default') === 1 || own(one, 'is_default') === true ? 1 : 0,
    });
  }
  return { data: keep(call, type, object, held) };
};

/** `relations/delete`: related_objects is an array of ids. */
export const deleteRelations: Action = (call) => {
  const { type, object } = subjectOf(call);
  const held: Related = new Map(related(call, type, object));
  for (const one of listOf(call)) held.delete(integerOf(isPlainObject(one) ? own(one, 'id') : one) ?? -1);
  keep(call, type, object, held);
  return { data: undefined };
};
