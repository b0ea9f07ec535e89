import { Badge, Button, Group, List, Stack, Table, Text, Title, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Page } from '../app/page.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { AuthBadge } from './auth-badge.tsx';
import { ConnectorIcon } from './connector-icon.tsx';
import classes from './connector-screen.module.css';
import { type Connector, connectorQuery, type Method, methodsQuery } from '../api/library-queries.ts';

/** A connector's own page: what it does, the credentials it needs, and its methods by category. */
export function ConnectorScreen() {
  const { connector: key } = useParams({ from: '/inside/library/$connector' });
  const connector = useQuery(connectorQuery(key));
  const navigate = useNavigate();
  return (
    <AnswerOf query={connector} waiting="Loading the connector">
      {(data) => (
        <Page
          title={data.name}
          about={data.summary}
          above={[{ title: 'Connector Library', to: '/library' }]}
          icon={<ConnectorIcon svg={data.icon} size={28} />}
          beside={
            data.readiness !== null && <StatusBadge status={data.readiness === 'ready' ? 'setUp' : data.readiness} />
          }
          actions={
            <Button onClick={() => void navigate({ to: '/library/$connector/setup', params: { connector: data.key } })}>
              Setup
            </Button>
          }
        >
          <Credentials connector={data} />
          <Methods connector={data} />
        </Page>
      )}
    </AnswerOf>
  );
}

function Credentials({ connector }: { readonly connector: Connector }) {
  return (
    <Stack gap="sm" component="section" aria-label="Credentials">
      <Title order={2}>Credentials</Title>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Way to authenticate</Table.Th>
              <Table.Th>Needs</Table.Th>
              <Table.Th>Needed by</Table.Th>
              <Table.Th data-numeric>Methods</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {connector.modes.map((mode) => (
              <Table.Tr key={mode.name}>
                <Table.Td fw={550}>{mode.label}</Table.Td>
                <Table.Td>
                  {mode.required
                    .map((name) => connector.properties.find((property) => property.name === name)?.label ?? name)
                    .join(', ')}
                </Table.Td>
                <Table.Td>
                  {mode.unlocks.length === 0 ? <Text c="dimmed">none alone</Text> : mode.unlocks.join(', ')}
                </Table.Td>
                <Table.Td data-numeric>{mode.methods.usable}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Methods({ connector }: { readonly connector: Connector }) {
  const methods = useQuery(methodsQuery(connector.key));
  return (
    <Stack gap="sm" component="section" aria-label="Methods">
      <Title order={2}>Methods</Title>
      <AnswerOf query={methods} waiting="Loading methods">
        {({ items }) => (
          <div className={classes.categories}>
            {connector.categories.map((category) => (
              <Category
                key={category.name}
                connector={connector}
                name={category.name}
                auth={category.auth}
                methods={items.filter((method) => method.category === category.name)}
              />
            ))}
          </div>
        )}
      </AnswerOf>
    </Stack>
  );
}

interface CategoryProps {
  readonly connector: Connector;
  readonly name: string;
  readonly auth: string;
  readonly methods: readonly Method[];
}

function Category({ connector, name, auth, methods }: CategoryProps) {
  const unconfirmed = methods.find((method) => method.unconfirmed !== null)?.unconfirmed;
  return (
    <Stack gap={6} className={classes.category}>
      <Group gap="xs">
        <Title order={3}>{name}</Title>
        <AuthBadge auth={auth} modes={connector.modes} />
        {unconfirmed !== undefined && (
          <Tooltip label={unconfirmed} multiline w={320}>
            <Badge color="yellow" tabIndex={0}>
              Unconfirmed
            </Badge>
          </Tooltip>
        )}
      </Group>
      <List size="sm" spacing={2} listStyleType="none">
        {methods.map((method) => (
          <List.Item key={method.key}>
            <Text span fw={500}>
              {method.name}
            </Text>{' '}
            <Text span c="dimmed" ff="monospace" size="xs">
              {method.key}
            </Text>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
