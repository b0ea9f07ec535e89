import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';

export interface PageProps {
  /** Heads the page and names the browser tab. */
  readonly title: string;
  readonly about?: ReactNode;
  /** The pages above this one, outermost first. */
  readonly above?: readonly { readonly title: string; readonly to: string }[];
  /** Before the title: of the connector it is about. */
  readonly icon?: ReactNode;
  /** Beside the title: a status badge, for example. */
  readonly beside?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One screen: where it stands, what it is called, what can be done, and its content. */
export function Page({ title, about, above = [], icon, beside, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Tandem`;
  }, [title]);
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        {above.length > 0 && (
          <Breadcrumbs separator="/" separatorMargin={6} aria-label="Breadcrumb">
            {above.map(({ title: name, to }) => (
              <Anchor key={to} component={Link} to={to} size="sm" c="dimmed">
                {name}
              </Anchor>
            ))}
          </Breadcrumbs>
        )}
        <Group justify="space-between" align="center" gap="sm">
          <Group gap="sm" align="center">
            {icon}
            <Title order={1}>{title}</Title>
            {beside}
          </Group>
          <Group gap="xs">{actions}</Group>
        </Group>
        {about !== undefined && (
          <Text c="dimmed" maw={720}>
            {about}
          </Text>
        )}
      </Stack>
      {children}
    </Stack>
  );
}
