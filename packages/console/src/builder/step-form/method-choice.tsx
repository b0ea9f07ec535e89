import { Group, Select, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useBuilder } from '../builder-context.ts';
import { type MethodSource, sourceOfSlot } from '../method-sources.ts';
import { withSlot } from '../palette/choices.ts';

export interface MethodChoiceProps {
  readonly connector: string;
  readonly method: string;
  readonly auth: string | undefined;
  /** Only lists can be polled and looped over. */
  readonly listsOnly?: boolean;
  readonly error?: string | undefined;
  readonly onChange: (chosen: {
    readonly connector: string;
    readonly method: string;
    readonly auth?: string | undefined;
  }) => void;
}

/** The connector and method that something calls, and the credential where there is a choice. */
export function MethodChoice({ connector, method, auth, listsOnly = false, error, onChange }: MethodChoiceProps) {
  const { draft, change, sources } = useBuilder();
  const source = sourceOfSlot(sources.sources, draft.document, draft.bindings, connector);
  const offered = useMemo(() => methodsByCategory(source, listsOnly), [source, listsOnly]);
  const chosen = source?.methods.find(({ key }) => key === method);
  const take = (id: string | null) => {
    const wanted = sources.sources.find((each) => each.id === id);
    if (wanted === undefined || wanted.id === source?.id) return;
    const { draft: changed, slot } = withSlot(draft, wanted);
    change(() => changed);
    onChange({ connector: slot, method: wanted.connector === source?.connector ? method : '', auth: undefined });
  };
  const modes = source?.modes.filter(({ name }) => chosen?.modes.includes(name) === true) ?? [];
  return (
    <Stack gap="xs">
      <Group grow align="flex-start" gap="xs">
        <Select
          label="Connector"
          data={sources.sources.map(({ id, name }) => ({ value: id, label: name }))}
          value={source?.id ?? null}
          placeholder={connector === '' ? 'Choose' : connector}
          allowDeselect={false}
          onChange={take}
        />
        <Select
          label="Method"
          searchable
          data={offered}
          value={method === '' ? null : method}
          placeholder="Choose a method"
          allowDeselect={false}
          error={error}
          nothingFoundMessage={listsOnly ? 'No list is called so' : 'No method is called so'}
          onChange={(key) => {
            if (key !== null && key !== method) onChange({ connector, method: key, auth: undefined });
          }}
        />
      </Group>
      {chosen !== undefined && (
        <Text size="xs" c="dimmed">
          {chosen.summary}
          {chosen.reason !== undefined && ` ${chosen.reason}.`}
        </Text>
      )}
      {modes.length > 1 && (
        <Select
          label="Credential"
          data={modes.map(({ name, label }) => ({ value: name, label }))}
          placeholder="Whichever is there"
          value={auth ?? null}
          clearable
          onChange={(mode) => onChange({ connector, method, auth: mode ?? undefined })}
        />
      )}
    </Stack>
  );
}

/** The methods of a source as choices under their categories. */
export function methodsByCategory(source: MethodSource | undefined, listsOnly: boolean) {
  const methods = (source?.methods ?? []).filter(({ effect, paged }) => !listsOnly || paged || effect === 'read');
  return [...Map.groupBy(methods, ({ category }) => category)].map(([group, members]) => ({
    group,
    items: members.map(({ key, name }) => ({ value: key, label: name })),
  }));
}
