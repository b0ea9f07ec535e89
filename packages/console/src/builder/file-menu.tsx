import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCode, IconDots, IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useBuilder } from './builder-context.ts';
import { JsonDialog } from './json-dialog.tsx';
import { JsonFileInput } from '../records/json-file-input.tsx';

/** The document as JSON, to a file and from one. */
export function FileMenu({ exported }: { readonly exported: () => Promise<unknown> }) {
  const { document: cycle, mayChange } = useBuilder();
  const [shown, setShown] = useState<string | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const download = async () => {
    try {
      saveFile(`${cycle.name.replaceAll(/[^\w-]+/g, '-').toLowerCase()}.json`, await exported());
    } catch (error) {
      notifications.show({
        color: 'red',
        message: error instanceof Error ? error.message : 'It could not be exported.',
      });
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={30} aria-label="JSON, import, export">
            <IconDots size={17} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCode size={15} aria-hidden="true" />}
            onClick={() => setShown(JSON.stringify(cycle, null, 2))}
          >
            View and edit as JSON
          </Menu.Item>
          {mayChange && (
            <Menu.Item leftSection={<IconUpload size={15} aria-hidden="true" />} onClick={() => input.current?.click()}>
              Import a file
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDownload size={15} aria-hidden="true" />} onClick={() => void download()}>
            Export the saved draft
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <JsonFileInput ref={input} label="File to import" onText={setShown} />
      {shown !== undefined && <JsonDialog start={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function saveFile(name: string, content: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
