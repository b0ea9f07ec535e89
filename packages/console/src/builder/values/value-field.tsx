import { Box, Group } from '@mantine/core';
import { use } from 'react';
import { fieldName } from '../../schema-form/field-name.ts';
import type { SchemaFieldProps } from '../../schema-form/field-props.ts';
import { useFormContext } from '../../schema-form/form-context.ts';
import { plainSchema, shapeOf } from '../../schema-form/json-schema.ts';
import { SchemaField } from '../../schema-form/schema-field.tsx';
import { valueKindOf } from '../document/value-kind.ts';
import { FreeField } from './free-field.tsx';
import { KindMenu } from './kind-menu.tsx';
import { MarkedField } from './marked-field.tsx';
import { ObjectOfNames } from './object-of-names.tsx';
import { AskedPath } from './value-context.ts';
import classes from './values.module.css';

/** A field of a step: given as it stands, or computed from earlier data; what is nested is given in its own way. */
export function ValueField(props: SchemaFieldProps) {
  const { root, problems } = useFormContext();
  const asked = use(AskedPath);
  const plain = plainSchema(props.schema, root);
  const label = fieldName(props.name, plain);
  const kind = valueKindOf(props.value);
  if (asked === props.path && kind === 'literal') return <LiteralField {...props} />;
  return (
    <Group wrap="nowrap" align="flex-start" gap={4} className={classes.field}>
      <Box flex={1} miw={0}>
        <AskedPath value={props.path}>
          {kind === 'literal' ? (
            <LiteralField {...props} />
          ) : (
            <MarkedField
              label={label}
              about={plain.description}
              path={props.path}
              required={props.required === true}
              error={problems.get(props.path)}
              value={props.value}
              onChange={props.onChange}
            />
          )}
        </AskedPath>
      </Box>
      <KindMenu label={label} kind={kind} value={props.value} onChange={props.onChange} />
    </Group>
  );
}

function LiteralField(props: SchemaFieldProps) {
  const { root, problems } = useFormContext();
  const plain = plainSchema(props.schema, root);
  const shape = shapeOf(props.schema, root);
  const words = {
    label: fieldName(props.name, plain),
    about: plain.description,
    path: props.path,
    required: props.required === true,
    error: problems.get(props.path),
    value: props.value,
    onChange: props.onChange,
  };
  if (shape.shape === 'json') return <FreeField {...words} />;
  if (shape.shape === 'map') return <ObjectOfNames {...words} values={shape.values} names={shape.names} />;
  return <SchemaField {...props} />;
}
