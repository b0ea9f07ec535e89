import { Anchor, Badge, Button, Card, Group, Highlight, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '../app/page.tsx';
import { SearchBox } from '../filters/search-box.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { ConnectorIcon } from './connector-icon.tsx';
import { type ConnectorSummary, connectorsQuery } from '../api/library-queries.ts';

/** The Connector Library: every connector as a card, and one search over connectors, categories and methods. */
export function LibraryScreen() {
  const { q = '' } = useSearch({ from: '/inside/library' });
  const connectors = useQuery({ ...connectorsQuery(q), placeholderData: keepPreviousData });
  return (
    <Page
      title="Connector Library"
      about="The applications that Tandem can connect. Set one up once; then install it in your customers' accounts."
    >
      <LibrarySearch q={q} />
      <AnswerOf query={connectors} waiting="Loading connectors">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconZoomQuestion} title={`Nothing is called “${q}”`}>
              Search for a connector, a category such as <em>Tasks</em>, or a method such as <em>List Tasks</em>.
            </EmptyState>
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
              {items.map((item) => (
                <ConnectorCard key={item.key} connector={item} q={q} />
              ))}
            </SimpleGrid>
          )
        }
      </AnswerOf>
    </Page>
  );
}

function LibrarySearch({ q }: { readonly q: string }) {
  const navigate = useNavigate();
  return (
    <SearchBox
      label="Search connectors, categories and methods"
      q={q}
      width={440}
      onSearch={(wanted) =>
        void navigate({ to: '/library', search: wanted === '' ? {} : { q: wanted }, replace: true })
      }
    />
  );
}

function ConnectorCard({ connector, q }: { readonly connector: ConnectorSummary; readonly q: string }) {
  const { counts, readiness } = connector;
  const navigate = useNavigate();
  return (
    <Card withBorder padding="md" radius="md" component="article" aria-label={connector.name}>
      <Stack gap="sm" h="100%">
        <Group wrap="nowrap" gap="sm">
          <ConnectorIcon svg={connector.icon} />
          <div style={{ flex: 1 }}>
            <Title order={2} size="h3">
              <Anchor component={Link} to={`/library/${connector.key}`} inherit c="inherit">
                {connector.name}
              </Anchor>
            </Title>
            <Text size="xs" c="dimmed">
              {counts.methods} methods in {counts.categories} categories
            </Text>
          </div>
          {readiness !== null && <StatusBadge status={readiness === 'ready' ? 'setUp' : readiness} />}
        </Group>
        <Text size="sm" lineClamp={3}>
          {connector.summary}
        </Text>
        <Found connector={connector} q={q} />
        <Group mt="auto" gap="xs">
          <Button
            size="xs"
            onClick={() => void navigate({ to: '/library/$connector/setup', params: { connector: connector.key } })}
          >
            Setup
          </Button>
          <Button component={Link} to={`/library/${connector.key}`} size="xs" variant="default">
            Details
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

/** What of a connector the search found: categories first, then methods. Without a search, a few of its categories. */
function Found({ connector, q }: { readonly connector: ConnectorSummary; readonly q: string }) {
  const { matches } = connector;
  if (q === '' || matches === undefined) {
    const names = connector.categories.slice(0, 5).map(({ name }) => name);
    const more = connector.categories.length - names.length;
    return (
      <Group gap={4}>
        {names.map((name) => (
          <Badge key={name} color="gray">
            {name}
          </Badge>
        ))}
        {more > 0 && (
          <Text size="xs" c="dimmed">
            and {more} more
          </Text>
        )}
      </Group>
    );
  }
  return (
    <Stack gap={4}>
      <Group gap={4}>
        {matches.categories.slice(0, 6).map((name) => (
          <Badge key={name} color="azure">
            {name}
          </Badge>
        ))}
      </Group>
      {matches.methods.slice(0, 5).map((method) => (
        <Text key={method.key} size="xs" c="dimmed">
          <Highlight component="span" highlight={q.split(/\s+/)} inherit>
            {method.name}
          </Highlight>
        </Text>
      ))}
    </Stack>
  );
}
