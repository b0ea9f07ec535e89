import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../app/page.tsx';
import { useLeaveGuard } from '../app/use-leave-guard.ts';
import { type Connector, connectorQuery, type Property } from '../api/library-queries.ts';
import { ConnectorIcon } from '../library/connector-icon.tsx';
import { CapabilityReport } from '../property-form/capability-report.tsx';
import { PropertyInput } from '../property-form/property-input.tsx';
import { PropertySections } from '../property-form/property-sections.tsx';
import { showField } from '../property-form/show-field.ts';
import { understoodSite } from '../property-form/understood-site.ts';
import { useMay } from '../api/session.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { AccessChoice } from './access-choice.tsx';
import {
  type Access,
  type Setup,
  type SetupChanges,
  setupQuery,
  useSaveSetup,
  useTestSetup,
} from '../api/setup-queries.ts';
import classes from './setup.module.css';
import { UsableCount } from './usable-count.tsx';

/** Setup: the partner's values for a connector, which every account inherits. */
export function SetupScreen() {
  const { connector: key } = useParams({ from: '/inside/library/$connector/setup' });
  const connector = useQuery(connectorQuery(key));
  const setup = useQuery(setupQuery(key));
  return (
    <AnswerOf query={connector} waiting="Loading the connector">
      {(data) => (
        <Page
          title={`Setup ${data.name}`}
          about="What you enter here is inherited by every account in which the connector is installed."
          above={[
            { title: 'Connector Library', to: '/library' },
            { title: data.name, to: `/library/${data.key}` },
          ]}
          icon={<ConnectorIcon svg={data.icon} size={28} />}
        >
          <AnswerOf query={setup} waiting="Loading the setup">
            {(stored) => <SetupForm connector={data} setup={stored} />}
          </AnswerOf>
        </Page>
      )}
    </AnswerOf>
  );
}

function SetupForm({ connector, setup }: { readonly connector: Connector; readonly setup: Setup }) {
  const [changes, setChanges] = useState<SetupChanges>({});
  const save = useSaveSetup(connector.key);
  const test = useTestSetup(connector.key);
  const mayChange = useMay('builder');
  const isChanged = Object.keys(changes).length > 0;
  useLeaveGuard(isChanged && !save.isPending);
  const problems = new Map(
    (save.isError ? (documentOf(save.error).errors ?? []) : []).map(({ field, detail }) => [propertyOf(field), detail]),
  );
  const change = (name: string, changed: SetupChanges[string]) =>
    setChanges({ ...changes, [name]: { ...changes[name], ...changed } });

  const submit = () =>
    save.mutate(changes, {
      onSuccess(saved) {
        setChanges({});
        notifications.show({ message: `The setup of ${connector.name} is saved.`, color: 'green' });
        if (saved.methods.usable > 0) {
          test.mutate();
        }
      },
    });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      noValidate
    >
      <Stack gap="xl">
        <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
          <PropertySections
            connector={connector}
            shown={() => true}
            draw={(property) => (
              <SetupField
                key={property.name}
                property={property}
                stored={setup.properties[property.name]}
                changed={changes[property.name]}
                error={problems.get(property.name)}
                onChange={(changed) => change(property.name, changed)}
              />
            )}
          />
        </fieldset>
        {save.isError && <ProblemAlert error={save.error} shownFields={[...problems.keys()]} />}
        {test.isError && <ProblemAlert error={test.error} onRetry={() => test.mutate()} />}
        {test.data !== undefined && (
          <CapabilityReport report={test.data} connector={connector} onShowField={showField} />
        )}
        <Group justify="space-between">
          <UsableCount connector={connector} setup={setup} changes={changes} />
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() => test.mutate()}
              loading={test.isPending}
              disabled={isChanged || setup.methods.usable === 0}
            >
              Test
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!isChanged || !mayChange}>
              Save
            </Button>
          </Group>
        </Group>
        {!mayChange && (
          <Text size="sm" c="dimmed">
            Your role can look at the setup, but not change it.
          </Text>
        )}
      </Stack>
    </form>
  );
}

interface SetupFieldProps {
  readonly property: Property;
  readonly stored: Setup['properties'][string] | undefined;
  readonly changed: SetupChanges[string] | undefined;
  readonly error: string | undefined;
  readonly onChange: (changed: SetupChanges[string]) => void;
}

function SetupField({ property, stored, changed, error, onChange }: SetupFieldProps) {
  const access: Access = changed?.access ?? stored?.access ?? 'editable';
  const value = changed !== undefined && 'value' in changed ? changed.value : (stored?.value ?? undefined);
  const isSet = stored?.isSet === true;
  const understood =
    property.suffix !== null && typeof value === 'string' && /[/.:]/.test(value)
      ? understoodSite(value, property.suffix)
      : undefined;
  const keptValue = typeof value === 'string' || isSet;
  return (
    <Box className={classes.field}>
      {access === 'ask' ? (
        <div>
          <Text component="label" size="sm" fw={500}>
            {property.label}
          </Text>
          <Text size="xs" c="dimmed">
            {property.help}
          </Text>
        </div>
      ) : (
        <PropertyInput
          property={property}
          value={value}
          isSet={isSet}
          isClearable={isSet}
          isChanged={changed?.value !== undefined && stored?.value !== undefined && changed.value !== stored.value}
          error={error}
          note={understood === undefined ? undefined : ` Understood as ${understood}.`}
          onChange={(given) => onChange({ value: given })}
        />
      )}
      {!property.generated && (
        <AccessChoice
          property={property}
          access={access}
          hasValue={keptValue}
          onChange={(chosen) => onChange({ access: chosen })}
        />
      )}
    </Box>
  );
}

/** Problems name a property by its own name, with or without what stands around it in the body. */
function propertyOf(field: string): string {
  const parts = field.split('.');
  return (parts[0] === 'properties' ? parts[1] : parts[0]) ?? field;
}
