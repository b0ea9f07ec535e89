import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useConnectorNames } from '../api/library-queries.ts';
import { readyTemplatesQuery, useCreateTemplate } from '../api/template-list-queries.ts';
import { triggerLabel } from '../runs/run-search.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import classes from './installed-cycles.module.css';

/** The templates that come with Tandem; one that is taken becomes the partner's own. */
export function ReadyTemplatesDialog({ onClose }: { readonly onClose: () => void }) {
  const ready = useQuery(readyTemplatesQuery);
  const connectorNames = useConnectorNames();
  const create = useCreateTemplate();
  const navigate = useNavigate();
  return (
    <Modal opened onClose={onClose} title="Ready templates" size="lg">
      <Stack>
        {create.isError && <ProblemAlert error={create.error} />}
        <AnswerOf query={ready} waiting="Loading the ready templates">
          {({ items }) => (
            <ul className={classes.list}>
              {items.map(({ key, name, description, trigger, connectors }) => (
                <li key={key}>
                  <Group justify="space-between" gap="sm">
                    <Stack gap={4} style={{ flex: '1 1 260px' }}>
                      <Text size="sm" fw={550}>
                        {name}
                      </Text>
                      <Text size="sm">{description}</Text>
                      <Group gap={6}>
                        {[triggerLabel(trigger), ...connectorNames(connectors)].map((word) => (
                          <Badge key={word} color="gray" variant="light">
                            {word}
                          </Badge>
                        ))}
                      </Group>
                    </Stack>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Use ${name}`}
                      loading={create.isPending && create.variables.ready === key}
                      onClick={() =>
                        create.mutate(
                          { ready: key },
                          { onSuccess: ({ id }) => navigate({ to: '/templates/$template', params: { template: id } }) },
                        )
                      }
                    >
                      Use
                    </Button>
                  </Group>
                </li>
              ))}
            </ul>
          )}
        </AnswerOf>
      </Stack>
    </Modal>
  );
}
