import { readFile } from 'node:fs/promises';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import {
  exampleNames,
  exampleQueries,
  idsOf,
  idsQuery,
  variablesOf,
} from '../../../../src/workbench/pages/api/example-queries.ts';

const file = new URL('../../../../schema/schema.graphql', import.meta.url);
const schema = buildSchema(await readFile(file, 'utf8'));

describe('example queries', () => {
  it('are at least ten, each of its own name', () => {
    expect(exampleQueries.length).toBeGreaterThanOrEqual(10);
    expect(exampleQueries.map(({ name }) => name)).toEqual(exampleNames);
  });

  it.each([{ name: 'the ids', query: idsQuery }, ...exampleQueries])('$name fits the schema', ({ query }) => {
    expect(validate(schema, parse(query))).toEqual([]);
  });

  it.each(exampleQueries)('$name is given the variables that it declares, and no others', (example) => {
    const operation = getOperationAST(parse(example.query))!;
    const declared = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    expect(Object.keys(variablesOf(example, {})).sort()).toEqual(declared.sort());
    expect(String(operation.operation)).toBe(example.isSubscription ? 'subscription' : 'query');
  });

  it('are filled with what there is', () => {
    const ids = idsOf({
      mappings: { edges: [{ node: { id: 'm', lexiconId: 'l', formId: 'f', conceptId: 'c' } }] },
      utterances: { edges: [{ node: { id: 'e', recordingId: 'r' } }] },
      recordings: { edges: [{ node: { id: 'first', collectionId: 'k' } }] },
      collections: [{ id: 'k', lexiconId: 'l' }],
    });
    expect(ids).toEqual({
      collection: 'k',
      lexicon: 'l',
      recording: 'r',
      soundEvent: 'e',
      form: 'f',
      mapping: 'm',
      concept: 'c',
    });
    const why = exampleQueries.find(({ name }) => name === 'why')!;
    expect(variablesOf(why, ids)).toEqual({ mapping: 'm' });
  });

  it('say what is missing on an empty server', () => {
    const none = { edges: [] };
    const ids = idsOf({ mappings: none, utterances: none, recordings: none, collections: [] });
    expect(
      variablesOf(
        exampleQueries.find(({ name }) => name === 'heard')!,
        ids,
      ),
    ).toEqual({ recording: '<recording>' });
  });
});
