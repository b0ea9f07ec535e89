import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { TandemError } from '../errors/tandem-error.ts';
import { decodeBody, decodeText, decoderStream } from './decode-body.ts';
import type { Exchange, ExchangeOptions } from '../definition/exchange.ts';
import { FileBytes } from './file-bytes.ts';
import { fileNameOf } from './file-name.ts';
import { abortFailure, timeoutFailure, tooLargeFailure, transportFailure, type Progress } from './transport-failure.ts';

/** How much is read of an answer. */
export interface ReadLimits {
  readonly maxResponseBytes: number;
  readonly maxFileBytes: number;
}

/** A longer timer would fire at once. */
const longestTimerMs = 2 ** 31 - 1;
const noBytes = Buffer.alloc(0);

/**
 * Follows one try from its first byte to its end, and settles with what came of it. It knows exactly whether the request may have been
 * read, since undici says when it begins to write.
 */
export class ExchangeHandler implements Dispatcher.DispatchHandler {
  readonly #host: string;
  readonly #options: ExchangeOptions;
  readonly #limits: ReadLimits;
  readonly #settle: (exchange: Exchange) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #begun = false;
  #settled = false;
  #controller: Dispatcher.DispatchController | undefined;
  #status: number | undefined;
  #headers: ReadonlyMap<string, string> = new Map();
  #file: FileBytes | undefined;

  constructor(host: string, options: ExchangeOptions, limits: ReadLimits, settle: (exchange: Exchange) => void) {
    this.#host = host;
    this.#options = options;
    this.#limits = limits;
    this.#settle = settle;
    this.#timer = setTimeout(onTimeout, Math.min(options.timeoutMs, longestTimerMs), this);
    options.signal.addEventListener('abort', this);
  }

  /** The caller's signal. */
  handleEvent(): void {
    this.#file?.end(this.#options.signal.reason);
    this.#stop({ is: 'failure', failure: abortFailure(this.#progress()) });
  }

  timeOut(): void {
    this.#stop({ is: 'failure', failure: timeoutFailure(this.#options.timeoutMs, this.#progress()) });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // It waited in a queue for longer than the caller, or would be sent a second time.
    if (this.#settled || this.#begun) {
      controller.abort(new Error('not sent'));
      return;
    }
    this.#controller = controller;
    this.#begun = true;
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200 || this.#settled) return;
    this.#status = status;
    this.#headers = headerMap(headers);
    const file = this.#options.wantsFile && status < 300 && isFile(this.#headers);
    const limit = file ? this.#limits.maxFileBytes : this.#limits.maxResponseBytes;
    if (Number(this.#headers.get('content-length')) > limit) this.#tooLarge(limit);
    else if (file) this.#startFile(controller, status);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#file !== undefined) {
      this.#file.push(chunk);
      return;
    }
    this.#size += chunk.length;
    if (this.#size > this.#limits.maxResponseBytes) this.#tooLarge();
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#file !== undefined) {
      this.#file.end();
      return;
    }
    const first = this.#chunks[0] ?? noBytes;
    const bytes = this.#chunks.length <= 1 ? first : Buffer.concat(this.#chunks, this.#size);
    const coding = this.#headers.get('content-encoding');
    if (coding === undefined) this.#answer(bytes);
    else void this.#decode(bytes, coding);
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    const failure = transportFailure(error, this.#progress());
    this.#file?.end(new TandemError('upstream_unavailable', failure.detail));
    this.#finish({ is: 'failure', failure });
  }

  async #decode(bytes: Buffer, coding: string): Promise<void> {
    const decoded = await decodeBody(bytes, coding, this.#limits.maxResponseBytes);
    if (decoded.is === 'bytes') this.#answer(decoded.bytes);
    else if (decoded.is === 'tooLarge') this.#tooLarge();
    // Read as it came: what is no text is no answer to anybody, and the reader of answers says so.
    else this.#answer(bytes);
  }

  #answer(bytes: Buffer): void {
    const answer = { status: this.#status ?? 0, headers: this.#headers, text: decodeText(bytes) };
    this.#finish({ is: 'answer', answer });
  }

  #startFile(controller: Dispatcher.DispatchController, status: number): void {
    const { signal, timeoutMs } = this.#options;
    const coding = this.#headers.get('content-encoding');
    const decoder = coding === undefined ? undefined : decoderStream(coding);
    const file = new FileBytes({
      controller,
      maxBytes: this.#limits.maxFileBytes,
      stallMs: timeoutMs,
      host: this.#host,
      onEnd: () => signal.removeEventListener('abort', this),
    });
    this.#file = file;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#settle({
      is: 'file',
      file: {
        status,
        headers: this.#headers,
        fileName: fileNameOf(this.#headers.get('content-disposition')),
        contentType: this.#headers.get('content-type') ?? 'application/octet-stream',
        bytes: decoder === undefined ? file : decompressed(file, decoder, this.#limits.maxFileBytes),
      },
    });
  }

  #tooLarge(limit = this.#limits.maxResponseBytes): void {
    this.#stop({ is: 'failure', failure: tooLargeFailure(limit, this.#progress()) });
  }

  #progress(): Progress {
    return { host: this.#host, begun: this.#begun, httpStatus: this.#status };
  }

  /** Settles and lets the connection go. */
  #stop(exchange: Exchange): void {
    this.#finish(exchange);
    this.#chunks.length = 0;
    this.#controller?.abort(new Error('stopped'));
  }

  #finish(exchange: Exchange): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#options.signal.removeEventListener('abort', this);
    this.#settle(exchange);
  }
}

function onTimeout(handler: ExchangeHandler): void {
  handler.timeOut();
}

function headerMap(headers: IncomingHttpHeaders): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) map.set(name.toLowerCase(), typeof value === 'string' ? value : value.join(', '));
  }
  return map;
}

/** A JSON reply is an answer, unless it is handed out as an attachment. */
function isFile(headers: ReadonlyMap<string, string>): boolean {
  if (/^\s*attachment\b/i.test(headers.get('content-disposition') ?? '')) return true;
  return !/^\s*(?:application|text)\/(?:[\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');
}

async function* decompressed(
  file: FileBytes,
  decoder: NodeJS.ReadWriteStream,
  maxBytes: number,
): AsyncGenerator<Uint8Array, undefined> {
  let total = 0;
  const source = Readable.from(file);
  source.on('error', (error) => decoder.emit('error', error));
  try {
    for await (const chunk of source.pipe(decoder)) {
      const bytes = Buffer.from(chunk);
      total += bytes.length;
      if (total > maxBytes)
        throw new TandemError('upstream_invalid_response', 'The file is larger than what is passed on.');
      yield bytes;
    }
  } finally {
    source.destroy();
  }
  return undefined;
}
