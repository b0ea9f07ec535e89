import { Alert, Anchor, Card, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconClockExclamation, IconGauge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { quotaQuery, type QuotaReport } from '../api/quota-queries.ts';
import { Page } from '../app/page.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { Moment } from '../states/moment.tsx';
import { Gauge } from './gauge.tsx';

type SiteQuota = QuotaReport['sites'][number];

/** What is left of each site's requests, who uses them, and when they run out. */
export function QuotaScreen() {
  const quota = useQuery(quotaQuery);
  return (
    <Page
      title="Quota"
      about="Each application limits how many requests its site takes. Tandem keeps within both limits; this is what is left."
    >
      <AnswerOf query={quota} waiting="Loading the quota">
        {({ sites }) =>
          sites.length === 0 ? (
            <EmptyState icon={IconGauge} title="No site was used yet">
              Once an installed connector has been tested, or a method executed, its site appears here.
            </EmptyState>
          ) : (
            <Stack gap="lg">
              {sites.map((site) => (
                <SiteCard key={site.site} site={site} />
              ))}
            </Stack>
          )
        }
      </AnswerOf>
    </Page>
  );
}

function SiteCard({ site }: { readonly site: SiteQuota }) {
  const { window, day, runsOutAt, warning } = site;
  const seconds = window.windowMs / 1_000;
  return (
    <Card withBorder padding="md" radius="md" component="section" aria-label={site.display}>
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Title order={2}>{site.display}</Title>
          {!window.learnt && (
            <Text size="xs" c="dimmed">
              Assumed; the site has not told its limits yet
            </Text>
          )}
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <Gauge
            label={`Every ${seconds === 1 ? 'second' : `${seconds} seconds`}`}
            used={window.limit - window.remaining}
            limit={window.limit}
            note={undefined}
          />
          <Gauge
            label="Today"
            used={day.used}
            limit={day.limit}
            note={
              day.resetsAt === null ? undefined : (
                <>
                  starts anew <Moment at={day.resetsAt} />
                </>
              )
            }
          />
        </SimpleGrid>
        {warning === 'used' && (
          <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={16} aria-hidden="true" />}>
            More than 80 % of the day’s requests are used.
          </Alert>
        )}
        {runsOutAt !== null && (
          <Alert color="yellow" variant="light" icon={<IconClockExclamation size={16} aria-hidden="true" />}>
            At the pace of today the requests run out <Moment at={runsOutAt} />.
          </Alert>
        )}
        <UseTable site={site} />
      </Stack>
    </Card>
  );
}

function UseTable({ site }: { readonly site: SiteQuota }) {
  const ours = site.use.reduce((sum, { requests }) => sum + requests, 0);
  const others = site.day.used === null ? 0 : Math.max(0, site.day.used - ours);
  return (
    <Table.ScrollContainer minWidth={300}>
      <Table aria-label="Requests of today">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Account</Table.Th>
            <Table.Th>Connector</Table.Th>
            <Table.Th data-numeric>Requests today</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {site.use.map(({ account, installation, requests }) => (
            <Table.Tr key={installation.id}>
              <Table.Td>
                <Anchor component={Link} to={`/accounts/${account.id}`} size="sm">
                  {account.name}
                </Anchor>
              </Table.Td>
              <Table.Td>{installation.name}</Table.Td>
              <Table.Td data-numeric>{requests.toLocaleString()}</Table.Td>
            </Table.Tr>
          ))}
          {others > 0 && (
            <Table.Tr>
              <Table.Td colSpan={2} c="dimmed">
                Others, outside of Tandem’s records
              </Table.Td>
              <Table.Td data-numeric>{others.toLocaleString()}</Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
