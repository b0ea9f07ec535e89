import { choice, flag, integer, list, map, object, TandemError, text } from '@tandem/connector-kit';
import { isDeleted, localDeletedDate, permissions } from '../shapes/stamps.ts';
import { isMembers, toWireMembers } from '../values/wire-json.ts';
import { type Upload, uploadInChunks } from '../wire/upload-in-chunks.ts';
import { deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

const relation = {
  rel_type: text({ requiredOnCreate: true, about: 'The module of the record.' }),
  rel_id: integer({ requiredOnCreate: true, about: 'The record.' }),
};

const fields = {
  file_id: integer({ readOnly: true, about: 'Identifies the file.' }),
  hash: text(),
  file_name: text(),
  file_location: text(),
  file_size: text(),
  uploaded_by: integer({ refersTo: 'users' }),
  category_id: integer(),
  repository: choice(['local', 'ftp'], { open: true }),
  file_type: text(),
  is_private: flag(),
  is_public: flag(),
  rel_type: text(),
  rel_id: integer(),
  relations: map(list(integer()), { availableIn: ['get'] }),
  permissions,
  is_deleted: isDeleted,
  deleted_date: localDeletedDate,
};

/** The file of an input: its name, who uploads it, and its whole content. Throws `input_invalid` where that is no base64. */
function uploadOf(input: Readonly<Record<string, unknown>>): Upload {
  const record = isMembers(input['record']) ? input['record'] : {};
  const { base64, ...members } = record;
  if (typeof base64 !== 'string' || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    const detail = 'must be base64, with its padding and without line breaks.';
    throw new TandemError('input_invalid', `record.base64: ${detail}`, {
      errors: [{ field: 'record.base64', code: 'invalid', detail }],
    });
  }
  return { base64, members: toWireMembers(members) };
}

/** Files, and their content. */
export const files = defineModule({
  path: 'files',
  category: 'Files',
  singular: 'file',
  plural: 'files',
  idField: 'file_id',
  modes: either,
  evidence: 'sdk',
  example: { category_id: 1 },
  fields,
  actions: {
    list: listRows(),
    get: getRow(),
    create: specialAction({
      segment: 'modify',
      name: 'Create File',
      summary: 'Uploads a whole file; long ones are sent in pieces.',
      effect: 'create',
      takesId: false,
      parameters: {
        record: object(
          {
            name: text({ requiredOnCreate: true, about: 'Name of the file, such as offer.pdf.' }),
            base64: text({ requiredOnCreate: true, about: 'The whole content as base64.' }),
            uploaded_by: integer({ refersTo: 'users', about: 'The user who uploads it.' }),
          },
          { requiredOnCreate: true },
        ),
      },
      example: { record: { name: 'hello.txt', base64: 'SGVsbG8h' } },
      gives: object(fields),
      steps: (path, input, context) => uploadInChunks(path, uploadOf(input), context),
    }),
    update: updateRow(),
    delete: deleteRow(),
    download: specialAction({
      segment: 'download',
      name: 'Download File',
      summary: 'Fetches the content of one file.',
      effect: 'read',
      takesId: true,
      givesFile: true,
    }),
    addRelation: specialAction({
      segment: 'addRelation',
      name: 'Add File Relation',
      summary: 'Adds a relation between one file and a record.',
      effect: 'update',
      takesId: true,
      parameters: relation,
      example: { rel_type: 'projects', rel_id: 1 },
      unconfirmed: 'The path follows from the name of a method of the vendor; nobody attests it.',
    }),
    removeRelation: specialAction({
      segment: 'removeRelation',
      name: 'Remove File Relation',
      summary: 'Takes away the relation between one file and a record.',
      effect: 'update',
      takesId: true,
      parameters: relation,
      example: { rel_type: 'projects', rel_id: 1 },
      unconfirmed: 'The path follows from the name of a method of the vendor; nobody attests it.',
    }),
  },
});
