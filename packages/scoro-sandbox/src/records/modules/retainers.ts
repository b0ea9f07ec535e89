import { field, inDetail } from '../field.ts';
import { integer } from '../kinds/number.ts';
import { json } from '../kinds/structure.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';
import { idField } from '../usual-fields.ts';
import type { Value } from '../value.ts';
import type { World } from '../world.ts';

const count = (size: Size): number => size.projects / 10;

/** A year of months, after a row for the whole contract that has neither duration nor sum. */
function periods(index: number, world: World): Value {
  const first = Temporal.PlainDate.from(world.clock.date(world.clock.until)).subtract({ years: 1 });
  const whole: Value = {
    id: 70_001 + index * 20,
    start_date: first.toString(),
    end_date: first.add({ years: 1 }).subtract({ days: 1 }).toString(),
  };
  const months: Value[] = Array.from({ length: 12 }, (_, month) => {
    const start = first.add({ months: month });
    return {
      id: 70_002 + index * 20 + month,
      start_date: start.toString(),
      end_date: start.add({ months: 1 }).subtract({ days: 1 }).toString(),
      duration: 72_000,
      sum: '1500.00',
    };
  });
  return [whole, ...months];
}

export const retainers = defineModule({
  path: 'retainers',
  title: 'Retainers',
  id: 'id',
  actions: ['list', 'view'],
  count,
  attestedFilters: [],
  fields: [
    idField('id'),
    field('project_id', integer, (index) => 201 + index * 10 + 9, { basic: true }),
    field('retainer_periods', json, periods, { in: inDetail }),
  ],
});
