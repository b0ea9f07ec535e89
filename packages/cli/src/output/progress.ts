/** A line on standard error that says how far something is; on a terminal it is written over, elsewhere it is left out. */
export interface Progress {
  report(text: string): void;
  /** Takes the line away, so that others can be written. */
  clear(): void;
}

const everyMs = 100;

export function createProgress(): Progress {
  const { stderr } = process;
  if (!stderr.isTTY) return { report: () => {}, clear: () => {} };
  let shown = false;
  let last = 0;
  return {
    report: (text) => {
      const now = performance.now();
      if (now - last < everyMs) return;
      last = now;
      shown = true;
      stderr.write(`\r\u001b[K${text}`);
    },
    clear: () => {
      if (shown) stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
