import { Badge, Table, VisuallyHidden } from '@mantine/core';
import type { Schema } from '@tandem/client';
import type { ReactNode } from 'react';
import { Moment } from '../states/moment.tsx';

export type VersionSummary = Schema<'VersionSummary'>;

export interface VersionTableProps {
  readonly rows: readonly VersionSummary[];
  /** What can be done with one. */
  readonly action?: (version: VersionSummary) => ReactNode;
}

/** Versions, newest first: who published them, and which is live. */
export function VersionTable({ rows, action }: VersionTableProps) {
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table aria-label="Versions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Version</Table.Th>
            <Table.Th>Published</Table.Th>
            <Table.Th>By</Table.Th>
            {action !== undefined && (
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((version) => (
            <Table.Tr key={version.number}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {version.number}{' '}
                {version.live && (
                  <Badge color="green" variant="light" ml={6}>
                    Live
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>
                <Moment at={version.publishedAt} />
              </Table.Td>
              <Table.Td>{version.publishedBy}</Table.Td>
              {action !== undefined && <Table.Td ta="right">{action(version)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
