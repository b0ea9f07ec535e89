import { pino, type Logger } from 'pino';

export type { Logger };

/** Where log lines go: one JSON text a line. */
export interface LogTarget {
  write(line: string): void;
}

/**
 * The log: JSON lines. No body, header or query of a request is ever given to it; of an error it takes the name, the message, the code and the stack,
 * not the members where drivers and parsers keep values. The paths below are a second line only, since secrets print as `[secret]` by themselves.
 */
export function createLog(level: string, target: LogTarget): Logger {
  const secretNames = ['authorization', 'cookie', 'token', 'secret', 'password', 'apiKey', 'user_token'];
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: plainError },
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    },
    target,
  );
}

function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'Something that is no error was thrown.' };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {}),
  };
}
