import { readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';

/** The schema as text in a fixed order, so that a change to the API is a readable diff. */
export function schemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

export async function writeSchema(schema: GraphQLSchema, file: URL | string): Promise<void> {
  await writeFile(file, schemaText(schema));
}

/** Whether the file holds what the code says; false too where there is no file. */
export async function isSchemaCurrent(schema: GraphQLSchema, file: URL | string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === schemaText(schema);
}
