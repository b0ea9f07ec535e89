import { anyValue, flag, list, text } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { defineModule, userAuthOnly } from './define-module.ts';

/** Search over modules. The form of a hit is not attested. */
export const search = defineModule({
  path: 'search',
  category: 'Search',
  singular: 'search hit',
  plural: 'search hits',
  idField: undefined,
  modes: userAuthOnly,
  evidence: 'sdk',
  fields: {
    id: anyValue({ unconfirmed: true }),
    module: anyValue({ unconfirmed: true }),
    name: anyValue({ unconfirmed: true }),
  },
  actions: {
    list: listRows({
      parameters: {
        search_phrase: text({ requiredOnCreate: true, about: 'What to look for.' }),
        full_result: flag(),
        modules: list(text(), { about: 'Where to look, such as contacts or tasks.' }),
      },
      parametersInFilter: true,
      example: { search_phrase: 'office', modules: ['projects', 'tasks'] },
      pagingAttested: false,
    }),
  },
});
