import { httpConnector } from '@tandem/connector-http';
import { postgresConnector } from '@tandem/connector-postgres';
import { scoroConnector } from '@tandem/connector-scoro';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../definition/check-document.ts';
import { readDocument } from '../definition/read-document.ts';
import { readyTemplates } from './ready-templates.ts';

describe('the templates that come with Tandem', () => {
  it.each(readyTemplates.map(({ key, document }) => [key, document] as const))(
    '%s is a document in which nothing is wrong, and tells what it does and needs',
    (_, document) => {
      expect(readDocument(structuredClone(document))).toMatchObject({ document: { name: document.name } });
      const connectors = [scoroConnector, httpConnector, postgresConnector];
      const found = checkDocument(document, { connectors });
      expect(found.filter(({ level }) => level === 'error')).toEqual([]);
      expect(document.description).toMatch(/\.$/);
      for (const variable of document.variables ?? []) expect(variable.help).toMatch(/\.$/);
    },
  );

  it('have keys of their own', () => {
    expect(new Set(readyTemplates.map(({ key }) => key)).size).toBe(readyTemplates.length);
  });
});
