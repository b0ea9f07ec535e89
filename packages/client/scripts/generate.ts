import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openapiDocument } from '@tandem/platform';
import openapiTS, { astToString } from 'openapi-typescript';

/*
 * Writes the types of the API from its own routes to src/generated/openapi.ts. With --check it only compares, and fails where they differ.
 */

const file = join(import.meta.dirname, '..', 'src', 'generated', 'openapi.ts');

const heading = '// Written by packages/client/scripts/generate.ts from the routes of the platform; do not edit.\n\n';

const text = heading + astToString(await openapiTS(JSON.stringify(await openapiDocument(), withoutDirectRings)));

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('packages/client/src/generated/openapi.ts is not what the routes say.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}

/**
 * A value may be a list of values. TypeScript follows that ring within an object, but not where a list is one of the forms of a named shape
 * itself: there the items are left open.
 */
function withoutDirectRings(name: string, value: unknown): unknown {
  if (name !== 'anyOf' || !Array.isArray(value)) return value;
  return value.map((form: unknown) => (isListOfNamed(form) ? { ...form, items: {} } : form));
}

function isListOfNamed(form: unknown): form is object {
  if (typeof form !== 'object' || form === null || !('items' in form)) return false;
  return typeof form.items === 'object' && form.items !== null && '$ref' in form.items;
}
