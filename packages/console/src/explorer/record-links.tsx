import type { Connector } from '../api/library-queries.ts';
import { LinkAnchor } from '../app/links.tsx';
import type { CallTarget } from './execute-call.ts';

export interface RecordLinksProps {
  /** The method that gets one record. */
  readonly method: string;
  readonly ids: readonly (string | number)[];
  readonly target: CallTarget;
}

/** Ids of records, each leading to the method that gets the record. */
export function RecordLinks({ method, ids, target }: RecordLinksProps) {
  return (
    <>
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <LinkAnchor
            inherit
            to="/accounts/$account/connectors/$installation/methods"
            params={target}
            search={{ method, input: { id } }}
          >
            {id}
          </LinkAnchor>
        </span>
      ))}
    </>
  );
}

/** The method that gets a record of those a lookup finds; undefined where the connector has none. */
export function getterOf(
  lookup: string | undefined,
  connector: Connector,
  methodKeys: ReadonlySet<string>,
): string | undefined {
  const list = connector.lookups.find(({ name }) => name === lookup)?.method;
  const getter = list?.replace(/\.list$/, '.get');
  return getter !== undefined && methodKeys.has(getter) ? getter : undefined;
}

/** The ids that a value holds: its own, or those of its list. */
export function idsOf(value: unknown): readonly (string | number)[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(isId);
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'number' && value > 0) || (typeof value === 'string' && value !== '' && value !== '0');
}
