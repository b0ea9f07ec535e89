import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './records.module.css';

export interface JsonViewProps {
  /** Names the block for screen readers. */
  readonly label: string;
  /** A value, shown as JSON; a text that is JSON already is given as `text`. */
  readonly value?: unknown;
  readonly text?: string;
  /** Grows with its content instead of scrolling. */
  readonly whole?: boolean;
}

/** A value as JSON, to be read and copied. */
export function JsonView({ label, value, text, whole = false }: JsonViewProps) {
  const shown = text ?? JSON.stringify(value, null, 2) ?? '';
  return (
    <div className={classes.json}>
      <CopyButton value={shown}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy'}>
            <ActionIcon
              className={classes.copy}
              variant="default"
              size="sm"
              aria-label={`Copy ${label.toLowerCase()}`}
              onClick={copy}
            >
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
      <pre role="region" aria-label={label} tabIndex={0} data-whole={whole}>
        {shown}
      </pre>
    </div>
  );
}
