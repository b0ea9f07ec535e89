import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { accountQuery } from '../api/account-queries.ts';
import { Page } from '../app/page.tsx';
import { TypedConfirmation } from '../app/typed-confirmation.tsx';
import { useLeaveGuard } from '../app/use-leave-guard.ts';
import { type Connector, connectorQuery } from '../api/library-queries.ts';
import { CapabilityReport } from '../property-form/capability-report.tsx';
import { InstalledField } from '../property-form/installed-field.tsx';
import { propertyProblems } from '../property-form/property-problems.ts';
import { PropertySections } from '../property-form/property-sections.tsx';
import { showField } from '../property-form/show-field.ts';
import { useMay } from '../api/session.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import {
  type AccountConnector,
  accountConnectorQuery,
  useTestAccountConnector,
  useUninstall,
  useUpdateAccountConnector,
} from '../api/account-connector-queries.ts';
import type { PropertyChanges } from '../api/property-changes.ts';

/** One connector installed in an account: its values, its status, Test, and the way to its methods. */
export function AccountConnectorScreen() {
  const { account, installation } = useParams({ from: '/inside/accounts/$account/connectors/$installation' });
  const installed = useQuery(accountConnectorQuery(account, installation));
  const owner = useQuery(accountQuery(account));
  return (
    <AnswerOf query={installed} waiting="Loading the connector">
      {(data) => (
        <Page
          title={data.name}
          above={[
            { title: 'Accounts', to: '/accounts' },
            { title: owner.data?.name ?? 'Account', to: `/accounts/${account}` },
          ]}
          beside={<StatusBadge status={data.status} />}
          actions={
            <Button component={Link} to={`/accounts/${account}/connectors/${installation}/methods`}>
              Explore methods
            </Button>
          }
        >
          <Facts installed={data} />
          <Settings account={account} installed={data} />
        </Page>
      )}
    </AnswerOf>
  );
}

function Facts({ installed }: { readonly installed: AccountConnector }) {
  const { site, statusDetail, lastSuccessAt, lastError } = installed;
  return (
    <Stack gap="xs">
      <Group gap="lg">
        {site !== null && (
          <Text size="sm">
            <Text span c="dimmed">
              Site
            </Text>{' '}
            {site}
          </Text>
        )}
        <Text size="sm" component="div">
          <Text span c="dimmed">
            Last success
          </Text>{' '}
          <Moment at={lastSuccessAt} />
        </Text>
        <Text size="sm">
          <Text span c="dimmed">
            Methods
          </Text>{' '}
          {installed.methods.usable} of {installed.methods.total} work
        </Text>
      </Group>
      {statusDetail !== null && <Text size="sm">{statusDetail}</Text>}
      {lastError !== null && (
        <Alert color="yellow" variant="light" title="Last trouble">
          {lastError.detail} (<Moment at={lastError.at} />)
        </Alert>
      )}
    </Stack>
  );
}

function Settings({ account, installed }: { readonly account: string; readonly installed: AccountConnector }) {
  const connector = useQuery(connectorQuery(installed.connector));
  return (
    <AnswerOf query={connector} waiting="Loading the fields">
      {(data) => <SettingsForm account={account} installed={installed} connector={data} />}
    </AnswerOf>
  );
}

interface SettingsFormProps {
  readonly account: string;
  readonly installed: AccountConnector;
  readonly connector: Connector;
}

function SettingsForm({ account, installed, connector }: SettingsFormProps) {
  const { field } = useSearch({ from: '/inside/accounts/$account/connectors/$installation' });
  const [changes, setChanges] = useState<PropertyChanges>({});
  const [name, setName] = useState(installed.name);
  const update = useUpdateAccountConnector(account, installed.id);
  const test = useTestAccountConnector(account, installed.id);
  const mayChange = useMay('builder');
  const isChanged = name.trim() !== installed.name || Object.values(changes).some((value) => value !== undefined);
  useLeaveGuard(isChanged && !update.isPending);
  useEffect(() => {
    if (field !== undefined) {
      showField(field);
    }
  }, [field]);
  const problems = propertyProblems(update.error);

  const submit = () =>
    update.mutate(
      { changes, ...(name.trim() !== installed.name && { name: name.trim() }) },
      {
        onSuccess(saved) {
          setChanges({});
          setName(saved.name);
          notifications.show({ message: `${saved.name} is saved.`, color: 'green' });
          if (saved.status !== 'setupRequired') {
            test.mutate();
          }
        },
      },
    );

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xl">
        {test.isError && <ProblemAlert error={test.error} onRetry={() => test.mutate()} />}
        {test.data !== undefined && (
          <CapabilityReport report={test.data} connector={connector} onShowField={showField} />
        )}
        <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
          <Stack gap="xl">
            <TextInput
              label="Name"
              maw={420}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={problems.get('name')}
            />
            <PropertySections
              connector={connector}
              openAdvanced={connector.properties.some((property) => property.advanced && property.name === field)}
              shown={(property) => installed.properties[property.name]?.hidden !== true}
              draw={(property) => (
                <InstalledField
                  key={property.name}
                  property={property}
                  stored={installed.properties[property.name]}
                  value={changes[property.name]}
                  error={problems.get(property.name)}
                  onChange={(value) => setChanges({ ...changes, [property.name]: value })}
                />
              )}
            />
          </Stack>
        </fieldset>
        {update.isError && (
          <ProblemAlert
            error={update.error}
            shownFields={[...problems.keys()].flatMap((each) => [each, `properties.${each}`])}
          />
        )}
        <Group justify="space-between">
          {mayChange ? <Uninstall account={account} installed={installed} /> : <span />}
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() => test.mutate()}
              loading={test.isPending}
              disabled={isChanged || !mayChange}
            >
              Test
            </Button>
            <Button type="submit" loading={update.isPending} disabled={!isChanged || !mayChange}>
              Save
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function Uninstall({ account, installed }: { readonly account: string; readonly installed: AccountConnector }) {
  const uninstall = useUninstall(account, installed.id);
  const navigate = useNavigate();
  return (
    <TypedConfirmation
      label="Uninstall"
      title={`Uninstall ${installed.name}?`}
      name={installed.name}
      pending={uninstall.isPending}
      error={uninstall.error}
      onConfirm={() =>
        uninstall.mutate(undefined, { onSuccess: () => navigate({ to: '/accounts/$account', params: { account } }) })
      }
    >
      Its credentials are destroyed, and its calls can no longer be looked at. Nothing changes in the application.
    </TypedConfirmation>
  );
}
