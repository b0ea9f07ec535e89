import { Button, CopyButton, Menu } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { copyAs, type CopyFacts, copyForms } from './copy-as.ts';

/** Copies a call as a command or a program that does the same. */
export function CopyAsMenu({ facts }: { readonly facts: CopyFacts }) {
  return (
    <Menu position="bottom-start" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconCopy size={14} aria-hidden="true" />}>
          Copy as
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {copyForms.map(({ form, label }) => (
          <CopyButton key={form} value={copyAs(form, facts)}>
            {({ copied, copy }) => (
              <Menu.Item onClick={copy} leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}>
                {copied ? 'Copied' : label}
              </Menu.Item>
            )}
          </CopyButton>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
