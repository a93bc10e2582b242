import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPhonographSchema } from '../src/api/build-schema.ts';
import { schemaText } from '../src/api/emit-schema.ts';
import { undescribed } from '../src/api/undescribed.ts';
import { resolvers } from '../src/resolvers.ts';

const file = fileURLToPath(new URL('../schema/schema.graphql', import.meta.url));

describe('the GraphQL schema', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await buildPhonographSchema(resolvers);
  });

  it('is what schema/schema.graphql says; `npm run schema` brings it up to date', async () => {
    expect(schemaText(schema)).toBe(await readFile(file, 'utf8'));
  });

  it('describes every type, field, argument and value', () => {
    expect(undescribed(schema)).toEqual([]);
  });
});
