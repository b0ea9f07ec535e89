import { createHash } from 'node:crypto';
import { integerOf } from '../../records/kinds/number.ts';
import { fileText } from '../../records/modules/files.ts';
import { Refusal } from '../../records/refusal.ts';
import type { Value } from '../../records/value.ts';
import { isList, isValueMap, own } from '../../records/value.ts';
import type { Action, ApiCall } from '../call.ts';
import { tableOf } from '../call.ts';
import { authorOf, isCreate, modifyRecord, write } from '../modify.ts';
import { recordOf } from '../record-of-call.ts';
import { requestOf } from '../request-body.ts';
import { wireRecord } from '../view.ts';

const MOST_CHUNK_BYTES = 5_000_000;
const MOST_UPLOADS = 1_000;
const base64 = /^[A-Za-z0-9+/\r\n]*={0,2}$/;

function chunkBytes(request: Record<string, unknown>): Buffer {
  const data = own(request, 'chunk_data');
  if (typeof data !== 'string' || !base64.test(data))
    throw new Refusal(400, { chunk_data: 'chunk_data must be base64' });
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > MOST_CHUNK_BYTES)
    throw new Refusal(400, { chunk_data: `a chunk may have ${MOST_CHUNK_BYTES} bytes at most` });
  return bytes;
}

/** A part of an upload. The parts of one file belong together by name, size, number of parts and uploader. @throws Refusal */
function upload(call: ApiCall, request: Record<string, unknown>): number {
  const { site } = call;
  const name = own(request, 'name');
  if (typeof name !== 'string' || name === '') throw new Refusal(400, { name: 'name is required' });
  const total = integerOf(own(request, 'chunks_total')) ?? 1;
  const number = integerOf(own(request, 'chunk_no')) ?? 1;
  const bytes = chunkBytes(request);
  const key = JSON.stringify([
    name,
    own(request, 'size') ?? null,
    total,
    own(request, 'uploaded_by') ?? call.viewer.user,
  ]);
  const pending = site.uploads.get(key);
  const isFirst = number === 0 || (number === 1 && pending?.next !== 1);
  if (!isFirst && pending?.next !== number) throw new Refusal(400, { chunk_no: `chunk ${number} was not expected` });
  if (isFirst && site.uploads.size >= MOST_UPLOADS) throw new Refusal(400, 'Too many unfinished uploads');
  site.store(call.size);
  const file = isFirst ? create(call, request, name) : (pending?.file ?? 0);
  const parts = [...(isFirst ? [] : (site.files.get(file) ?? [])), bytes];
  site.files.set(file, parts);
  const first = isFirst ? number : (pending?.first ?? 1);
  const last = number - first + 1 >= total;
  if (last) {
    site.uploads.delete(key);
    finish(call, file, Buffer.concat(parts));
  } else site.uploads.set(key, { file, first, next: number + 1 });
  return file;
}

function create(call: ApiCall, request: Record<string, unknown>, name: string): number {
  const table = tableOf(call);
  const extension = /\.([a-zA-Z0-9]{1,8})$/.exec(name)?.[1] ?? '';
  const row = write(
    call.site,
    table,
    undefined,
    { ...request, file_name: name, file_type: extension, file_size: '0' },
    authorOf(call),
  );
  return row.id;
}

function finish(call: ApiCall, file: number, bytes: Buffer): void {
  const row = tableOf(call).live(file);
  if (row === undefined) return;
  write(
    call.site,
    tableOf(call),
    row,
    {
      file_size: String(bytes.length),
      hash: createHash('md5').update(bytes).digest('hex'),
      file_location: `uploads/${file}`,
    },
    authorOf(call),
  );
}

/** `files/modify`: an upload in chunks without an id, a change of the record with one. */
export const modifyFile: Action = (call) => {
  if (!isCreate(call)) return { data: wireRecord(call, modifyRecord(call), 'modify') };
  const file = upload(call, requestOf(call.body));
  const row = tableOf(call).live(file);
  return { data: row === undefined ? null : wireRecord(call, row, 'modify') };
};

/** `files/download/{id}`: the bytes, or an envelope with them, by the setting. */
export const download: Action = (call) => {
  const row = recordOf(call);
  const bytes = Buffer.concat(call.site.files.get(row.id) ?? [Buffer.from(fileText(row.id))]);
  const name = row.text('file_name');
  if (call.site.settings.fileDownload === 'file') return { file: { name, type: 'application/octet-stream', bytes } };
  return { data: { file_id: row.id, file_name: name, content: bytes.toString('base64') } };
};

/** `files/addRelation/{id}` and `files/removeRelation/{id}`: `rel_type` and `rel_id` in the request. */
export function changeRelation(adds: boolean): Action {
  return (call) => {
    const row = recordOf(call);
    const request = requestOf(call.body);
    const [type, id] = [own(request, 'rel_type'), integerOf(own(request, 'rel_id'))];
    if (typeof type !== 'string' || !/^[A-Za-z]{1,40}$/.test(type) || id === undefined)
      throw new Refusal(400, 'rel_type and rel_id are required');
    const relations = row.get('relations');
    const held = isValueMap(relations) ? relations : {};
    const listed: Value = Object.hasOwn(held, type) ? (held[type] ?? []) : [];
    const before = isList(listed) ? listed : [];
    const after = adds ? [...new Set([...before, id])] : before.filter((one) => one !== id);
    const table = tableOf(call);
    table.put(row.id, {
      values: new Map([...(row.written?.values ?? []), ['relations', { ...held, [type]: after }]]),
      deleted: null,
    });
    call.site.store(call.size);
    return { data: wireRecord(call, table.get(row.id) ?? row, 'view') };
  };
}
