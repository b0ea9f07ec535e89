import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Oidc, oidcQuery, useTestOidc } from '../api/oidc-queries.ts';
import { useMay } from '../api/session.ts';
import { Page } from '../app/page.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { Facts } from '../states/facts.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShownOnce } from '../states/shown-once.tsx';
import { roleNames } from './role-select.tsx';

/** How people sign in through an identity provider, or how to set that up. */
export function SingleSignOnScreen() {
  const mayRead = useMay('admin');
  const oidc = useQuery({ ...oidcQuery, enabled: mayRead });
  return (
    <Page
      title="Single sign-on"
      about="People sign in through your identity provider, by OpenID Connect. Variables of the server's environment set it up."
    >
      {mayRead ? (
        <AnswerOf query={oidc} waiting="Loading single sign-on">
          {(data) => (
            <Stack gap="xl" maw={640}>
              {data.provider === null ? <HowTo /> : <Provider provider={data.provider} password={data.password} />}
              <ShownOnce label="Redirect URI" value={data.redirectUri}>
                Register this at the provider. If people reach Tandem by another address, set TANDEM_PUBLIC_URL.
              </ShownOnce>
            </Stack>
          )}
        </AnswerOf>
      ) : (
        <EmptyState icon={IconLogin2} title="An administrator looks after single sign-on">
          Ask one how it is set up.
        </EmptyState>
      )}
    </Page>
  );
}

function HowTo() {
  return (
    <Stack gap="sm">
      <Text size="sm">It is not set up: people sign in with e-mail and password. To set it up:</Text>
      <List type="ordered" size="sm" spacing={6}>
        <List.Item>Register Tandem at your provider as a web application, with the redirect URI below.</List.Item>
        <List.Item>
          Start Tandem with <Code>TANDEM_OIDC_ISSUER</Code>, <Code>TANDEM_OIDC_CLIENT_ID</Code> and{' '}
          <Code>TANDEM_OIDC_CLIENT_SECRET</Code> of the provider.
        </List.Item>
        <List.Item>Come back here and check that it answers; then sign in with it once.</List.Item>
      </List>
    </Stack>
  );
}

interface ProviderProps {
  readonly provider: NonNullable<Oidc['provider']>;
  readonly password: boolean;
}

function Provider({ provider, password }: ProviderProps) {
  const test = useTestOidc();
  return (
    <Stack>
      <Facts
        facts={[
          ['Name', provider.name],
          ['Issuer', provider.issuer],
          ['Client', provider.clientId],
          ['New people', provider.role === null ? 'must be invited' : `become ${roleNames[provider.role]}`],
          ['Domains', provider.domains.length === 0 ? 'any' : provider.domains.join(', ')],
          ['Addresses', provider.trustsAddresses ? 'count as verified unless it says otherwise' : 'must be verified'],
          ['Passwords', password ? 'sign in, too' : 'are off'],
        ]}
      />
      {test.isError && <ProblemAlert error={test.error} />}
      {test.data !== undefined && (
        <Alert role="status" variant="light" color={test.data.reached ? 'green' : 'red'}>
          {test.data.reached
            ? `${provider.name} answers. Whether client and secret are right shows when somebody signs in.`
            : `${provider.name} could not be reached: ${test.data.reason ?? ''}`}
        </Alert>
      )}
      <Group>
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          Check
        </Button>
      </Group>
    </Stack>
  );
}
