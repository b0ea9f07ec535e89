import { Badge, Collapse, Grid, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AuthenticationMode, Connector, Property } from '../api/library-queries.ts';
import { FindSteps } from './find-steps.tsx';

export interface PropertySectionsProps {
  readonly connector: Connector;
  /** The properties to show; sections without any are left out. */
  readonly shown: (property: Property) => boolean;
  readonly draw: (property: Property) => ReactNode;
  /** Opens *Advanced* from the start. */
  readonly openAdvanced?: boolean;
}

/**
 * The properties of a connector in the order of its guide: those of all modes first, then each mode under its heading with the
 * steps to find the values and what it unlocks, then *Advanced*.
 */
export function PropertySections({ connector, shown, draw, openAdvanced = false }: PropertySectionsProps) {
  const visible = connector.properties.filter(shown);
  const general = visible.filter((property) => property.modes.length === 0 && !property.advanced);
  const advanced = visible.filter((property) => property.advanced);
  return (
    <Stack gap="xl">
      {general.length > 0 && (
        <Grid gap="xl">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack>{general.map(draw)}</Stack>
          </Grid.Col>
        </Grid>
      )}
      {connector.modes.map((mode) => (
        <ModeSection
          key={mode.name}
          mode={mode}
          properties={visible.filter((property) => property.modes.includes(mode.name) && !property.advanced)}
          draw={draw}
        />
      ))}
      {advanced.length > 0 && <Advanced properties={advanced} draw={draw} open={openAdvanced} />}
    </Stack>
  );
}

interface ModeSectionProps {
  readonly mode: AuthenticationMode;
  readonly properties: readonly Property[];
  readonly draw: (property: Property) => ReactNode;
}

function ModeSection({ mode, properties, draw }: ModeSectionProps) {
  if (properties.length === 0) {
    return null;
  }
  return (
    <section>
      <Title order={2} mb="sm">
        {mode.label}
      </Title>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>{properties.map(draw)}</Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <FindSteps steps={mode.where} />
            {mode.unlocks.length > 0 && (
              <div>
                <Text size="sm" fw={600} mb={4}>
                  Only this unlocks
                </Text>
                <Group gap={4}>
                  {mode.unlocks.map((name) => (
                    <Badge key={name} color="gray">
                      {name}
                    </Badge>
                  ))}
                </Group>
              </div>
            )}
          </Stack>
        </Grid.Col>
      </Grid>
    </section>
  );
}

function Advanced({
  properties,
  draw,
  open,
}: {
  readonly properties: readonly Property[];
  readonly draw: (property: Property) => ReactNode;
  readonly open: boolean;
}) {
  const [opened, { toggle }] = useDisclosure(open);
  return (
    <section>
      <UnstyledButton onClick={toggle} aria-expanded={opened} mb="sm">
        <Group gap={4}>
          <IconChevronRight size={16} style={{ transform: opened ? 'rotate(90deg)' : 'none' }} aria-hidden="true" />
          <Title order={2}>Advanced</Title>
        </Group>
      </UnstyledButton>
      <Collapse expanded={opened}>
        <Grid gap="xl">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack>{properties.map(draw)}</Stack>
          </Grid.Col>
        </Grid>
      </Collapse>
    </section>
  );
}
