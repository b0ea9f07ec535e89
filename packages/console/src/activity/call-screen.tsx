import { Alert, Anchor, Button, Code, List, Stack, Text, Title } from '@mantine/core';
import { IconPlayerStop, IconRepeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { accountQuery } from '../api/account-queries.ts';
import { type Call, callQuery, isRunning, useCancelCall } from '../api/call-queries.ts';
import { useMay } from '../api/session.ts';
import { LinkButton } from '../app/links.tsx';
import { Page } from '../app/page.tsx';
import { JsonView } from '../records/json-view.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { Facts } from '../states/facts.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert, ProblemCard } from '../states/problem-alert.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { AttemptTable } from './attempt-table.tsx';
import { lengthOfTime } from './length-of-time.ts';

/** One call with all that is kept of it. */
export function CallScreen() {
  const { account, call: id } = useParams({ from: '/inside/accounts/$account/calls/$call' });
  const call = useQuery(callQuery(account, id));
  return (
    <AnswerOf query={call} waiting="Loading the call">
      {(data) => (
        <Page
          title={data.method}
          above={[{ title: 'Activity', to: '/activity' }]}
          beside={<StatusBadge status={data.status} />}
          actions={<Actions call={data} />}
        >
          <CallFacts call={data} />
          {data.error !== null && <ProblemCard problem={{ ...noProblem, ...data.error }} />}
          {data.warnings.length > 0 && <Warnings call={data} />}
          {data.attempts.length > 0 && (
            <Stack gap="sm" component="section" aria-label="Requests">
              <Title order={2}>Requests</Title>
              <AttemptTable attempts={data.attempts} startedAt={data.startedAt} />
            </Stack>
          )}
          <Body title="Input" body={data.input} absent="It took no input." />
          <Body
            title="Output"
            body={data.output}
            absent={isRunning(data) ? 'It still runs.' : 'It gave no output that is kept.'}
          />
        </Page>
      )}
    </AnswerOf>
  );
}

const noProblem = { type: 'about:blank', title: 'The call failed', status: 0, detail: '', code: 'failed' };

function Actions({ call }: { readonly call: Call }) {
  const installation = call.installation.id;
  return (
    <>
      {isRunning(call) && installation !== null && <Cancel call={call} installation={installation} />}
      {installation !== null && (
        <LinkButton
          variant="default"
          leftSection={<IconRepeat size={16} aria-hidden="true" />}
          to="/accounts/$account/connectors/$installation/methods"
          params={{ account: call.account, installation }}
          search={{ method: call.method, call: call.id }}
        >
          Execute again
        </LinkButton>
      )}
    </>
  );
}

function Cancel({ call, installation }: { readonly call: Call; readonly installation: string }) {
  const cancel = useCancelCall(call.account, installation, call.id);
  const mayCancel = useMay(call.effect === 'read' ? 'viewer' : 'builder');
  return (
    <>
      {cancel.isError && <ProblemAlert error={cancel.error} />}
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
        disabled={!mayCancel}
        loading={cancel.isPending || cancel.isSuccess}
        onClick={() => cancel.mutate()}
      >
        Cancel
      </Button>
    </>
  );
}

function CallFacts({ call }: { readonly call: Call }) {
  const owner = useQuery(accountQuery(call.account));
  const { installation } = call;
  return (
    <Facts
      facts={[
        [
          'Account',
          <Anchor key="account" component={Link} size="sm" to={`/accounts/${call.account}`}>
            {owner.data?.name ?? call.account}
          </Anchor>,
        ],
        [
          'Connector',
          installation.id === null ? (
            `${installation.name} (removed)`
          ) : (
            <Anchor
              key="connector"
              component={Link}
              size="sm"
              to={`/accounts/${call.account}/connectors/${installation.id}`}
            >
              {installation.name}
            </Anchor>
          ),
        ],
        ['By', call.actor.name],
        ['Started', <Moment key="started" at={call.startedAt} />],
        ['Took', call.durationMs === null ? undefined : lengthOfTime(call.durationMs)],
        ['Application took', call.upstream.requests === 0 ? undefined : lengthOfTime(call.upstream.durationMs)],
        ['Requests', call.upstream.requests],
        ['Records', call.records],
        ['Credential', credentials[call.auth ?? ''] ?? call.auth],
        ['Idempotency-Key', call.idempotencyKey],
        [
          'Call',
          <Code key="call" fz="xs">
            {call.id}
          </Code>,
        ],
      ]}
    />
  );
}

const credentials: Readonly<Record<string, string>> = { apiKey: 'API Key', userAuth: 'User Auth' };

function Warnings({ call }: { readonly call: Call }) {
  return (
    <Alert color="yellow" variant="light" title="Warnings">
      <List size="sm" spacing={2}>
        {call.warnings.map((warning) => (
          <List.Item key={`${warning.code} ${warning.field ?? ''} ${warning.detail}`}>
            {warning.field !== undefined && <Code>{warning.field}</Code>} {warning.detail}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

interface BodyProps {
  readonly title: string;
  readonly body: Call['input'];
  readonly absent: string;
}

function Body({ title, body, absent }: BodyProps) {
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      {body === null ? (
        <Text size="sm" c="dimmed">
          {absent}
        </Text>
      ) : (
        <Kept title={title} body={body} />
      )}
    </Stack>
  );
}

function Kept({ title, body }: { readonly title: string; readonly body: NonNullable<Call['input']> }) {
  const size = `${Math.max(1, Math.round(body.size / 1024)).toLocaleString()} KiB`;
  if (body.complete) {
    return <JsonView label={`${title} as JSON`} value={body.value} />;
  }
  return body.head === undefined ? (
    <Text size="sm" c="dimmed">
      {size}, no longer kept.
    </Text>
  ) : (
    <>
      <Text size="sm" c="dimmed">
        Of {size} the first 64 KiB are kept.
      </Text>
      <JsonView label={`${title} as JSON`} text={body.head} />
    </>
  );
}
