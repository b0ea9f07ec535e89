import { at, chance } from '../chance.ts';
import { derived, field, inView } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { json } from '../kinds/structure.ts';
import { text } from '../kinds/text.ts';
import { naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import { eventIdOfTask } from '../size.ts';
import { deletedFields, idField, permissions } from '../usual-fields.ts';

const kinds = [
  ['brief', 'pdf'],
  ['logo', 'svg'],
  ['photo', 'jpg'],
  ['offer', 'docx'],
  ['budget & plan', 'xlsx'],
] as const;

/** The bytes of a computed file. */
export function fileText(id: number): string {
  return `This is file ${id} of the sandbox.\n`;
}

export const files = defineModule({
  path: 'files',
  title: 'Files',
  id: 'file_id',
  firstId: 601,
  actions: ['list', 'view', 'modify', 'delete', 'download', 'addRelation', 'removeRelation'],
  count: (size) => size.of(80),
  attestedFilters: [],
  fields: [
    idField('file_id'),
    field('hash', text, (index) => chance(index, 320).toString(16).padStart(8, '0').repeat(4)),
    field('file_name', text, (index) => at(kinds, index).join(`-${index + 1}.`), { basic: true }),
    field('file_location', text, (index) => `2026/${String(1 + (index % 12)).padStart(2, '0')}/${index + 1}`),
    field('file_size', text, (index) => String(fileText(601 + index).length), { basic: true }),
    field('uploaded_by', integer, (index) => activeUser(index, 321), { initial: (_world, author) => author.user ?? 0 }),
    field('category_id', integer, 0, { initial: 0 }),
    field('repository', text, 'local', { initial: 'local' }),
    field('file_type', text, (index) => at(kinds, index)[1]),
    field('is_private', flag, 0),
    field('is_public', flag, 0),
    derived('rel_type', text, (row) => (row.index >= 0 ? 'tasks' : '')),
    derived('rel_id', integer, (row) => (row.index >= 0 ? eventIdOfTask(row.index) : null)),
    field('relations', json, (index) => ({ tasks: [eventIdOfTask(index)] }), {
      in: inView,
      readOnly: true,
      initial: [],
    }),
    permissions(),
    ...deletedFields(naiveDateTime),
  ],
});
