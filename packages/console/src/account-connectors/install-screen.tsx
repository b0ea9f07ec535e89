import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { accountQuery } from '../api/account-queries.ts';
import { Page } from '../app/page.tsx';
import { useLeaveGuard } from '../app/use-leave-guard.ts';
import { ConnectorIcon } from '../library/connector-icon.tsx';
import { type Connector, connectorQuery, type Property } from '../api/library-queries.ts';
import { CapabilityReport } from '../property-form/capability-report.tsx';
import { PropertyInput } from '../property-form/property-input.tsx';
import { PropertySections } from '../property-form/property-sections.tsx';
import { type Setup, setupQuery } from '../api/setup-queries.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { useInstall, useTestAccountConnector } from '../api/account-connector-queries.ts';
import type { PropertyChanges } from '../api/property-changes.ts';
import { propertyProblems } from '../property-form/property-problems.ts';

/** Installs a connector in an account: only the fields that are still needed, and a test at the end. */
export function InstallScreen() {
  const { account, connector: key } = useParams({ from: '/inside/accounts/$account/install/$connector' });
  const connector = useQuery(connectorQuery(key));
  const setup = useQuery(setupQuery(key));
  const owner = useQuery(accountQuery(account));
  return (
    <AnswerOf query={connector} waiting="Loading the connector">
      {(data) => (
        <Page
          title={`Install ${data.name}`}
          about={owner.data === undefined ? undefined : `In the account ${owner.data.name}.`}
          above={[
            { title: 'Accounts', to: '/accounts' },
            { title: owner.data?.name ?? 'Account', to: `/accounts/${account}` },
          ]}
          icon={<ConnectorIcon svg={data.icon} size={28} />}
        >
          <AnswerOf query={setup} waiting="Loading the setup">
            {(stored) => <InstallForm account={account} connector={data} setup={stored} />}
          </AnswerOf>
        </Page>
      )}
    </AnswerOf>
  );
}

interface InstallFormProps {
  readonly account: string;
  readonly connector: Connector;
  readonly setup: Setup;
}

function InstallForm({ account, connector, setup }: InstallFormProps) {
  const [changes, setChanges] = useState<PropertyChanges>({});
  const [name, setName] = useState('');
  const install = useInstall(account);
  const installed = install.data;
  useLeaveGuard(Object.keys(changes).length > 0 && installed === undefined && !install.isPending);
  const problems = propertyProblems(install.error);
  if (installed !== undefined) {
    return <Installed account={account} installation={installed.id} name={installed.name} connector={connector} />;
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        install.mutate({ connector: connector.key, name: name.trim(), changes: givenOf(changes) });
      }}
    >
      <Stack gap="xl">
        <TextInput
          label="Name"
          description="To tell it from others of the same kind in this account."
          placeholder={connector.name}
          maw={420}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={problems.get('name')}
        />
        <PropertySections
          connector={connector}
          shown={(property) => setup.properties[property.name]?.access !== 'hidden' && !property.generated}
          draw={(property) => (
            <PropertyInput
              key={property.name}
              property={property}
              value={changes[property.name]}
              isSet={setup.properties[property.name]?.isSet === true}
              inherited={inheritedText(property, setup)}
              required={property.required && setup.properties[property.name]?.value === undefined}
              error={problems.get(property.name)}
              onChange={(value) => setChanges({ ...changes, [property.name]: value })}
            />
          )}
        />
        {install.isError && (
          <ProblemAlert
            error={install.error}
            shownFields={[...problems.keys()].flatMap((field) => [field, `properties.${field}`])}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={install.isPending}>
            Install
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What was emptied has no value of its own, as what was never touched. */
function givenOf(changes: PropertyChanges): PropertyChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
}

function inheritedText(property: Property, setup: Setup): string | undefined {
  const value = setup.properties[property.name]?.value;
  return typeof value === 'string' ? value : undefined;
}

interface InstalledProps {
  readonly account: string;
  readonly installation: string;
  readonly name: string;
  readonly connector: Connector;
}

/** What comes after installing: a test with real calls, and where to go from there. */
function Installed({ account, installation, name, connector }: InstalledProps) {
  const test = useTestAccountConnector(account, installation);
  const navigate = useNavigate();
  const params = { account, installation };
  return (
    <Stack gap="lg" maw={720}>
      <Text>
        <b>{name}</b> is installed. Test it with a real call, or go on to its methods.
      </Text>
      {test.isError && <ProblemAlert error={test.error} onRetry={() => test.mutate()} />}
      {test.data !== undefined && (
        <CapabilityReport
          report={test.data}
          connector={connector}
          onShowField={(field) =>
            void navigate({ to: '/accounts/$account/connectors/$installation', params, search: { field } })
          }
        />
      )}
      <Group>
        <Button onClick={() => test.mutate()} loading={test.isPending} autoFocus>
          Test
        </Button>
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/accounts/$account/connectors/$installation/methods', params })}
        >
          Explore methods
        </Button>
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/accounts/$account/connectors/$installation', params })}
        >
          Settings
        </Button>
      </Group>
    </Stack>
  );
}
