import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { isRecord } from '../records/record.ts';
import { type Draft, useBuilder } from './builder-context.ts';
import { type CycleDocument, readCycleDocument } from './document/cycle-document.ts';
import type { MethodSource } from './method-sources.ts';

export interface JsonDialogProps {
  /** What stands in it at first. */
  readonly start: string;
  readonly onClose: () => void;
}

/** The document as JSON, to be read, pasted and edited; what is taken over can be undone, and is saved by Save. */
export function JsonDialog({ start, onClose }: JsonDialogProps) {
  const { change, mayChange, sources } = useBuilder();
  const [text, setText] = useState(start);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const take = () => {
    const read = readFile(text);
    if (read.document === undefined) {
      setProblem(read.problem);
      return;
    }
    const { document, bindings } = read;
    change((old) => ({ ...withBindings(old, bindings, sources.sources), document }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="The document as JSON" size="xl">
      <Stack>
        <Textarea
          aria-label="Document"
          autosize
          minRows={12}
          maxRows={26}
          spellCheck={false}
          readOnly={!mayChange}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setProblem(undefined);
          }}
        />
        {problem !== undefined && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          {mayChange && <Button onClick={take}>Take it over</Button>}
        </Group>
      </Stack>
    </Modal>
  );
}

type ReadFile =
  | { readonly document: CycleDocument; readonly bindings: Readonly<Record<string, unknown>>; readonly problem?: never }
  | { readonly document?: never; readonly problem: string };

/** A document as it stands, or in the file that an export wrote. */
function readFile(text: string): ReadFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `This is not JSON. ${error instanceof Error ? error.message : ''}` };
  }
  const file = isRecord(value) && isRecord(value['document']) ? value : undefined;
  const read = readCycleDocument(file === undefined ? value : file['document']);
  if (read.document === undefined) return { problem: read.problem };
  const { $schema: _schema, ...document } = read.document;
  return { document, bindings: isRecord(file?.['bindings']) ? file['bindings'] : {} };
}

/** A file names account connectors; those that the account has are taken. */
function withBindings(draft: Draft, names: Readonly<Record<string, unknown>>, sources: readonly MethodSource[]): Draft {
  const found = Object.entries(names).flatMap(([slot, name]) => {
    const id = sources.find((source) => source.name === name)?.id;
    return id === undefined ? [] : [[slot, id] as const];
  });
  return { ...draft, bindings: { ...draft.bindings, ...Object.fromEntries(found) } };
}
