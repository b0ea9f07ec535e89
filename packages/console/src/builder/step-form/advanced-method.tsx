import { Select, Stack } from '@mantine/core';
import { useBuilder } from '../builder-context.ts';
import type { MethodStep } from '../document/cycle-document.ts';
import { sourceOfSlot } from '../method-sources.ts';
import { LookUpForm } from './look-up-form.tsx';

export interface AdvancedMethodProps {
  readonly step: MethodStep;
  readonly set: (members: Readonly<Record<string, unknown>>) => void;
}

/** Whether a step has something that only the advanced part of its form shows. */
export function isAdvanced({ lookUp, unknownFields }: MethodStep): boolean {
  return lookUp !== undefined || unknownFields !== undefined;
}

/** What few steps need: fields that the connector does not know, and how a lost creation is found again. */
export function AdvancedMethod({ step, set }: AdvancedMethodProps) {
  const { draft, sources } = useBuilder();
  const source = sourceOfSlot(sources.sources, draft.document, draft.bindings, step.connector);
  const creates = source?.methods.some(({ key, effect }) => key === step.method && effect === 'create') === true;
  return (
    <Stack gap="md">
      <Select
        label="Fields that the method does not know"
        allowDeselect={false}
        data={[
          { value: 'refuse', label: 'Are refused before anything is sent' },
          { value: 'send', label: 'Are sent as they are' },
        ]}
        value={step.unknownFields ?? 'refuse'}
        onChange={(chosen) => set({ unknownFields: chosen === 'send' ? 'send' : undefined })}
      />
      {(creates || step.lookUp !== undefined) && (
        <LookUpForm step={step} source={source} onChange={(lookUp) => set({ lookUp })} />
      )}
    </Stack>
  );
}
