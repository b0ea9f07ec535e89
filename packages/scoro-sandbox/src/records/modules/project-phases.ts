import { at } from '../chance.ts';
import { field } from '../field.ts';
import { integer } from '../kinds/number.ts';
import { plainText, text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';
import { phaseDate } from './project-dates.ts';

export const PHASES_PER_PROJECT = 4;
const titles = ['Research & concept', 'Design', 'Production', 'Launch'] as const;

/** Phases are written through projects/modify. */
export const projectPhases = defineModule({
  path: 'projectPhases',
  title: 'Project phases',
  id: 'id',
  firstId: 801,
  actions: ['list'],
  count: (size) => size.projects * PHASES_PER_PROJECT,
  attestedFilters: ['project_id'],
  find: { project_id: (project) => [0, 1, 2, 3].map((place) => (project - 201) * PHASES_PER_PROJECT + place) },
  fields: [
    idField('id'),
    field('project_id', integer, (index) => 201 + Math.floor(index / PHASES_PER_PROJECT)),
    field('type', text, (index) => (index % PHASES_PER_PROJECT === 3 ? 'milestone' : 'phase'), { initial: 'phase' }),
    field('title', plainText, (index) => at(titles, index), { basic: true }),
    field('start_date', date, (index, world) =>
      phaseDate(Math.floor(index / PHASES_PER_PROJECT), index % PHASES_PER_PROJECT, world),
    ),
    field('end_date', date, (index, world) =>
      phaseDate(Math.floor(index / PHASES_PER_PROJECT), (index % PHASES_PER_PROJECT) + 1, world),
    ),
    field('ordering', integer, (index) => 1 + (index % PHASES_PER_PROJECT), { initial: 1 }),
    field('quote_line_id', integer, null),
  ],
});
