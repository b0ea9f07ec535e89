import { choice, date, integer, text } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Phases and milestones of projects. They are written through `projects.update`. */
export const projectPhases = defineModule({
  path: 'projectPhases',
  category: 'Project Phases',
  singular: 'project phase',
  plural: 'project phases',
  idField: 'id',
  modes: either,
  evidence: 'vendor-doc',
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the project phase.' }),
    project_id: integer({ refersTo: 'projects' }),
    type: choice(['phase', 'milestone'], { about: 'Phase or milestone.' }),
    title: text(),
    start_date: date(),
    end_date: date(),
    ordering: integer(),
    quote_line_id: integer(),
  },
  actions: {
    list: listRows(),
  },
});
