import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { PropertyChanges } from '../api/property-changes.ts';
import {
  type OpenSetupLink,
  useFinishSetupLink,
  useSaveSetupLink,
  useTestSetupLink,
} from '../api/setup-link-queries.ts';
import { ConnectorIcon } from '../library/connector-icon.tsx';
import { InstalledField } from '../property-form/installed-field.tsx';
import { propertyProblems } from '../property-form/property-problems.ts';
import { PropertySections } from '../property-form/property-sections.tsx';
import { showField } from '../property-form/show-field.ts';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ConnectionResult } from './connection-result.tsx';
import { tellFramingPage } from './tell-framing-page.ts';

export interface SetupLinkFormProps {
  readonly browser: string;
  readonly link: OpenSetupLink;
  readonly onDone: () => void;
}

/** The fields that the partner leaves to the customer: saved, tested, finished. */
export function SetupLinkForm({ browser, link, onDone }: SetupLinkFormProps) {
  const { connector } = link;
  const [changes, setChanges] = useState<PropertyChanges>({});
  const save = useSaveSetupLink(browser);
  const test = useTestSetupLink(browser);
  const finish = useFinishSetupLink(browser);
  const problems = propertyProblems(save.error);
  const isSaved = link.installation !== null && Object.values(changes).every((value) => value === undefined);
  const canFinish = isSaved && link.status !== 'setupRequired';
  const isConnected = test.data?.status === 'connected';
  const submit = () => {
    test.reset();
    finish.reset();
    if (isSaved) {
      test.mutate();
      return;
    }
    save.mutate(changes, {
      onSuccess() {
        setChanges({});
        test.mutate();
      },
    });
  };
  const end = () =>
    finish.mutate(undefined, {
      onSuccess({ returnUrl, ...finished }) {
        const wasTold = tellFramingPage(link.allowedOrigins, finished);
        onDone();
        if (!wasTold && returnUrl !== null) {
          window.location.assign(returnUrl);
        }
      },
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xl">
        <Group gap="sm" wrap="nowrap">
          <ConnectorIcon svg={connector.icon} />
          <div>
            <Title order={1}>Connect {connector.name}</Title>
            <Text c="dimmed">For {link.accountName}. Passwords and keys are kept encrypted and never shown again.</Text>
          </div>
        </Group>
        <PropertySections
          connector={connector}
          shown={({ generated }) => !generated}
          draw={(property) => (
            <InstalledField
              key={property.name}
              property={property}
              stored={link.properties[property.name]}
              value={changes[property.name]}
              error={problems.get(property.name)}
              inheritedNote="It is set already; type to use your own."
              onChange={(value) => setChanges({ ...changes, [property.name]: value })}
            />
          )}
        />
        {save.isError && <ProblemAlert error={save.error} shownFields={shownFields(problems)} />}
        {test.isError && <ProblemAlert error={test.error} onRetry={() => test.mutate()} />}
        {test.data !== undefined && (
          <ConnectionResult report={test.data} connector={connector} onShowField={showField} />
        )}
        {finish.isError && <ProblemAlert error={finish.error} />}
        <Group justify="flex-end" gap="xs">
          <Button
            type="submit"
            variant={isConnected && isSaved ? 'default' : 'filled'}
            loading={save.isPending || test.isPending}
          >
            Save and test
          </Button>
          <Button
            variant={isConnected && isSaved ? 'filled' : 'default'}
            onClick={end}
            disabled={!canFinish || test.isPending}
            loading={finish.isPending}
          >
            Finish
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The problems that stand at their fields already. */
function shownFields(problems: ReadonlyMap<string, string>): string[] {
  return [...problems.keys()].flatMap((field) => [field, `properties.${field}`]);
}
