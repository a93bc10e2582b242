import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replaceAll('\\', '/'));
}

const queries = filesUnder('cypher', '.cypher')
  .filter((file) => !file.startsWith('migrations/'))
  .map((file) => file.replace(/\.cypher$/, ''));
const callers = new Map<string, string[]>();
for (const file of filesUnder('src', '.ts')) {
  for (const [, name] of readFileSync(join(root, 'src', file), 'utf8').matchAll(/\bcypher\(\s*'([^']+)'/g)) {
    callers.set(name!, [...(callers.get(name!) ?? []), file]);
  }
}

describe('queries', () => {
  it.each(queries)('%s.cypher has one caller, and says what goes in and out', (name) => {
    expect(callers.get(name) ?? []).toHaveLength(1);
    const text = readFileSync(join(root, 'cypher', `${name}.cypher`), 'utf8');
    expect(text).toMatch(/^\/\/ in:/m);
    expect(text).toMatch(/^\/\/ out:/m);
  });

  it('has a file for every query that is called', () => {
    expect([...callers.keys()].filter((name) => !queries.includes(name))).toEqual([]);
  });
});
