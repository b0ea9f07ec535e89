import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Problem, type ProblemDocument } from '@tandem/client';

export interface ProblemAlertProps {
  readonly error: unknown;
  /** Tries again; the button is shown where it is given. */
  readonly onRetry?: () => void;
  /** Fields whose problems already stand next to them. */
  readonly shownFields?: readonly string[];
}

/** An error in words that say what to do: title, detail, hint, fields, and what the application itself said. */
export function ProblemAlert({ error, ...rest }: ProblemAlertProps) {
  return <ProblemCard problem={documentOf(error)} {...rest} />;
}

export interface ProblemCardProps extends Omit<ProblemAlertProps, 'error'> {
  readonly problem: ProblemDocument;
}

/** A problem document in words that say what to do. */
export function ProblemCard({ problem, onRetry, shownFields = [] }: ProblemCardProps) {
  const fields = (problem.errors ?? []).filter(({ field }) => !shownFields.includes(field));
  const said = (problem.upstream?.messages ?? []).filter((message) => !problem.detail.includes(message));
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
      title={problem.title}
      role="alert"
    >
      <Stack gap={6}>
        <Text size="sm">{problem.detail}</Text>
        {problem.hint !== undefined && problem.hint !== problem.detail && <Text size="sm">{problem.hint}</Text>}
        {fields.length > 0 && (
          <List size="sm" spacing={2}>
            {fields.map(({ field, detail }) => (
              <List.Item key={`${field} ${detail}`}>
                <Code>{field === '' ? 'input' : field}</Code> {detail}
              </List.Item>
            ))}
          </List>
        )}
        {said.length > 0 && (
          <Text size="sm" c="dimmed">
            The application said: {said.join('; ')}
          </Text>
        )}
        {onRetry !== undefined && (
          <Group>
            <Button variant="light" color="red" size="xs" onClick={onRetry}>
              Try again
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

/** The problem that an error carries, in the shape of a problem document. */
export function documentOf(error: unknown): ProblemDocument {
  if (error instanceof Problem) {
    return error.document;
  }
  return {
    type: 'about:blank',
    title: 'Something went wrong in this page',
    status: 0,
    code: 'page',
    detail: error instanceof Error ? error.message : 'The page met an error it does not know.',
    hint: 'Reload the page; what was typed may be lost.',
  };
}
