import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, graphql } from 'graphql';
import { expect, test } from 'vitest';
import { isSchemaCurrent, schemaText, writeSchema } from '../../src/api/emit-schema.ts';
import { undescribed } from '../../src/api/undescribed.ts';
import { calls, wordSchema } from './word-schema.ts';

test('describes every type, field, argument and enum value that the factories make', async () => {
  expect(undescribed(await wordSchema())).toEqual([]);
});

test('names everything that lacks a description', () => {
  const schema = buildSchema(`
    "Read." type Query { "F." f(a: Int): Bare, g("A." a: In): Tone }
    type Bare { "X." x: Int }
    "I." input In { y: Int }
    "T." enum Tone { HIGH }
  `);
  expect(undescribed(schema).sort()).toEqual(['Bare', 'In.y', 'Query.f(a:)', 'Query.g', 'Tone.HIGH']);
});

test('prints the same text whatever the order of definition, and knows a file that is not current', async () => {
  const schema = await wordSchema();
  const folder = await mkdtemp(join(tmpdir(), 'schema-'));
  const file = join(folder, 'schema.graphql');
  try {
    expect(await isSchemaCurrent(schema, file)).toBe(false);
    await writeSchema(schema, file);
    expect(await isSchemaCurrent(schema, file)).toBe(true);
    expect(schemaText(buildSchema(schemaText(schema)))).toBe(schemaText(schema));
    await writeSchema(buildSchema('type Query { a: Int }'), file);
    expect(await isSchemaCurrent(schema, file)).toBe(false);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('counts a list only when its total is asked for', async () => {
  const schema = await wordSchema();
  const before = calls.count;
  const page = await graphql({ schema, source: '{ words(first: 2) { edges { node { id } } } }', contextValue: {} });
  expect(page.errors).toBeUndefined();
  expect(calls.count).toBe(before);
  const counted = await graphql({ schema, source: '{ words(first: 2) { totalCount } }', contextValue: {} });
  expect(counted.data).toEqual({ words: { totalCount: 45 } });
  expect(calls.count).toBe(before + 1);
});

test('shows moments as ISO text and reads them back', async () => {
  const schema = await wordSchema();
  const ask = (since: string) =>
    graphql({
      schema,
      source: `{ words(first: 1, since: "${since}") { edges { node { heardAt } } } }`,
      contextValue: {},
    });
  const { data } = await ask('2026-01-01T00:00:00+01:00');
  expect(data).toEqual({ words: { edges: [{ node: { heardAt: '2026-01-01T00:00:00.000Z' } }] } });
  for (const wrong of ['yesterday', '2026-01-01', '2026-13-01T00:00:00Z']) {
    expect((await ask(wrong)).errors?.[0]?.message).toContain('an Instant is text such as');
  }
});
