import { StartError } from '../../configuration/start-error.ts';

/** Where PostgreSQL was started, for the message. */
export interface FailurePlace {
  readonly dataDirectory: string;
  /** PostgreSQL's own log, where there is one yet. */
  readonly log?: string;
}

interface Explanation {
  readonly sign: RegExp;
  readonly message: (place: FailurePlace) => string;
  readonly hint: (place: FailurePlace) => string;
}

const explanations: readonly Explanation[] = [
  {
    sign: /No space left on device|Disk quota exceeded|\bENOSPC\b|\bEDQUOT\b/,
    message: ({ dataDirectory }) => `The disk that holds ${dataDirectory} is full.`,
    hint: () => 'Make room, or set TANDEM_DATA_DIR to a folder on another disk.',
  },
  {
    sign: /Read-only file system|\bEROFS\b/,
    message: ({ dataDirectory }) => `The data folder ${dataDirectory} is on a read-only file system.`,
    hint: () => 'Set TANDEM_DATA_DIR to a folder that can be written.',
  },
  {
    sign: /Permission denied|Operation not permitted|\bEACCES\b|\bEPERM\b/,
    message: ({ dataDirectory }) =>
      `The data folder ${dataDirectory} cannot be read and written by the user Tandem runs as.`,
    hint: () =>
      'Start Tandem as the user that owns the folder, give the folder to this user, or set TANDEM_DATA_DIR to another one.',
  },
  {
    sign: /\bE(?:NOTDIR|EXIST|LOOP|NAMETOOLONG|NOENT)\b/,
    message: ({ dataDirectory }) => `The data folder ${dataDirectory} cannot be made there.`,
    hint: () => 'Set TANDEM_DATA_DIR to a path where a folder can be.',
  },
  {
    sign: /could not create shared memory segment|could not map anonymous shared memory|Cannot allocate memory|out of memory/i,
    message: () => 'There is not enough memory to start the embedded database.',
    hint: () => 'Free about 200 MB of memory, or raise the limit of the container.',
  },
  {
    sign: /checkpoint record|database files are incompatible|invalid data in file|could not open file "(?:global|base|pg_wal|pg_xact|pg_multixact)|"(?:global\/)?pg_control"|checksum|is not a valid data directory|lacks? .*PG_VERSION|missing or erroneous|PANIC/,
    message: ({ dataDirectory }) => `The embedded database in ${dataDirectory} is damaged and does not start.`,
    hint: ({ log }) =>
      `Restore the folder from a backup, or move it away to start afresh${log === undefined ? '' : `; PostgreSQL's own words are in ${log}`}.`,
  },
];

/** Turns what PostgreSQL or the file system said about a failed start into one clear error that says what to do. */
export function explainFailure(words: string, place: FailurePlace, cause?: unknown): StartError {
  const known = explanations.find(({ sign }) => sign.test(words));
  if (known !== undefined) return new StartError(known.message(place), known.hint(place), cause);
  return new StartError(
    `The embedded database did not start: ${lastComplaint(words)}`,
    place.log === undefined
      ? 'Set TANDEM_DATA_DIR to another folder, or TANDEM_DATABASE_URL to a PostgreSQL server.'
      : `PostgreSQL's own words are in ${place.log}.`,
    cause,
  );
}

function lastComplaint(words: string): string {
  const lines = words
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '');
  const complaint =
    lines.findLast((line) => /FATAL|PANIC|error:/i.test(line)) ?? lines.at(-1) ?? 'it ended without a word';
  return complaint.replace(/^.*?(?:FATAL|PANIC|error):\s*/i, '').trim();
}
