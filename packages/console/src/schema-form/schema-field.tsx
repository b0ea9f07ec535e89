import { fieldName } from './field-name.ts';
import type { FieldProps, SchemaFieldProps } from './field-props.ts';
import { DateField } from './date-field.tsx';
import { useFormContext } from './form-context.ts';
import { FormsField } from './forms-field.tsx';
import { JsonField } from './json-field.tsx';
import { plainSchema, shapeOf } from './json-schema.ts';
import { ListField } from './list-field.tsx';
import { MapField } from './map-field.tsx';
import { ObjectField } from './object-field.tsx';
import { ReferenceField } from './reference-field.tsx';
import { ChoiceField, DecimalField, FlagField, NumberField, TextField } from './scalar-fields.tsx';

/** One member of an input, drawn as its schema says. */
export function SchemaField({ schema, name, path, required = false, value, onChange }: SchemaFieldProps) {
  const { root, problems, lookups } = useFormContext();
  const plain = plainSchema(schema, root);
  const shape = shapeOf(schema, root);
  const unit = plain['x-unit'];
  const props: FieldProps = {
    label: fieldName(name, plain) + (unit === undefined ? '' : ` (${unit})`),
    about: plain.description,
    path,
    required,
    error: problems.get(path),
    value,
    onChange,
  };
  switch (shape.shape) {
    case 'object':
      return <ObjectField {...props} schema={shape.schema} />;
    case 'map':
      return <MapField {...props} values={shape.values} names={shape.names} />;
    case 'list':
      return <ListField {...props} items={shape.items} />;
    case 'text':
      return <TextField {...props} long={shape.long} suggestions={shape.suggestions} />;
    case 'choice':
      return <ChoiceField {...props} values={shape.values} />;
    case 'number':
      return <NumberField {...props} whole={shape.whole} minimum={shape.minimum} maximum={shape.maximum} />;
    case 'decimal':
      return <DecimalField {...props} />;
    case 'flag':
      return <FlagField {...props} />;
    case 'date':
      return <DateField {...props} withTime={false} />;
    case 'dateTime':
      return <DateField {...props} withTime />;
    case 'reference':
      return lookups.has(shape.to) ? (
        <ReferenceField {...props} to={shape.to} many={shape.many} />
      ) : (
        <JsonOrScalar {...props} many={shape.many} />
      );
    case 'forms':
      return <FormsField {...props} forms={shape.forms} />;
    case 'json':
      return <JsonField {...props} />;
  }
}

/** An id whose records cannot be looked up is typed by hand. */
function JsonOrScalar({ many, ...props }: FieldProps & { readonly many: boolean }) {
  return many ? (
    <ListField {...props} items={{ type: 'integer' }} />
  ) : (
    <NumberField {...props} whole minimum={undefined} maximum={undefined} />
  );
}
