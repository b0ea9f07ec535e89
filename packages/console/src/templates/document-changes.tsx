import { Code } from '@mantine/core';
import type { PlannedTemplateUpdate } from '../api/template-list-queries.ts';
import classes from './installed-cycles.module.css';

type Change = PlannedTemplateUpdate['changes'][number];

const words = { added: 'added', removed: 'taken away', changed: 'changed' } as const;

/** What would be different, place by place. */
export function DocumentChanges({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <details className={classes.changes} open={changes.length <= 3}>
      <summary>{changes.length === 1 ? '1 change' : `${changes.length} changes`}</summary>
      <ul>
        {changes.map((change) => (
          <li key={`${change.kind} ${change.at}`}>
            <Code>{change.at === '' ? 'document' : change.at}</Code> {words[change.kind]}
            {change.kind === 'changed' && `: ${short(change.before)} → ${short(change.after)}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

const longest = 80;

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
