/** A file that grows while its content arrives. */
export interface GrowingFile {
  write(text: string): Promise<void>;
  /** The whole file, once nothing is written any more. */
  finish(): Promise<Blob>;
  /** Throws away what was written. */
  discard(): Promise<void>;
}

const prefix = 'export-';
/** What an export left behind may still be read by the browser for so long. */
const keptMs = 3_600_000;

/**
 * A file in the browser's own file system, so that its content need not fit into memory; where the page may not have that (it was not sent
 * by https), in memory.
 */
export async function openGrowingFile(): Promise<GrowingFile> {
  return window.isSecureContext ? openStoredFile() : fileInMemory();
}

async function openStoredFile(): Promise<GrowingFile> {
  const folder = await navigator.storage.getDirectory();
  await removeOldFiles(folder);
  const name = `${prefix}${Date.now()}-${crypto.randomUUID()}`;
  const handle = await folder.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  return {
    write: (text) => stream.write(text),
    async finish() {
      await stream.close();
      return handle.getFile();
    },
    async discard() {
      await stream.abort().catch(() => undefined);
      await folder.removeEntry(name).catch(() => undefined);
    },
  };
}

async function removeOldFiles(folder: FileSystemDirectoryHandle): Promise<void> {
  for await (const name of folder.keys()) {
    if (name.startsWith(prefix) && Number.parseInt(name.slice(prefix.length), 10) < Date.now() - keptMs) {
      await folder.removeEntry(name).catch(() => undefined);
    }
  }
}

function fileInMemory(): GrowingFile {
  const parts: string[] = [];
  return {
    async write(text) {
      parts.push(text);
    },
    async finish() {
      return new Blob(parts);
    },
    async discard() {
      parts.length = 0;
    },
  };
}
