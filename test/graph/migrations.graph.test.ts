import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangedMigrationError, MigrationNameError, NewerStoreError } from '../../src/graph/migration-errors.ts';
import { migrate } from '../../src/graph/migrations.ts';
import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import { readMigrations, statementsOf } from '../../src/graph/read-migrations.ts';
import { describeGraph, testStore } from './graph-fixture.ts';

const query = (text: string) => ({ name: 'test/query', text });

describeGraph('migrating', (fixture) => {
  const folder = mkdtempSync(join(tmpdir(), 'phonograph-migrations-'));
  const url = pathToFileURL(`${folder}/`);
  const first =
    '// a comment;\nMERGE (n:MigrationTest {id: 1})\nON CREATE SET n.made = 1;\nMERGE (:MigrationTest {id: 2});\n';
  const forgetRecords = (): Promise<unknown> =>
    fixture.graph.write((transaction) => transaction.run(query('MATCH (m:Migration) DELETE m')));

  beforeEach(async () => {
    await forgetRecords();
    await fixture.wipe();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(join(folder, '001-first.cypher'), first);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(async () => {
    await forgetRecords();
    await migrate(fixture.graph);
  });

  it('applies each once, in order', async () => {
    writeFileSync(join(folder, '002-second.cypher'), 'MATCH (n:MigrationTest) SET n.seen = coalesce(n.seen, 0) + 1;');
    expect(await migrate(fixture.graph, readMigrations(url))).toEqual(['001-first.cypher', '002-second.cypher']);
    expect(await migrate(fixture.graph, readMigrations(url))).toEqual([]);
    const rows = await fixture.graph.read(
      query('MATCH (n:MigrationTest) RETURN n.id AS id, n.seen AS seen ORDER BY id'),
    );
    expect(rows).toEqual([
      { id: 1, seen: 1 },
      { id: 2, seen: 1 },
    ]);
    const records = await fixture.graph.read(
      query('MATCH (m:Migration) RETURN m.number AS n, m.name AS name ORDER BY n'),
    );
    expect(records).toEqual([
      { n: 1, name: 'first' },
      { n: 2, name: 'second' },
    ]);
  });

  it('is safe when programs start at once', async () => {
    const other = await connectGraph(testStore!);
    await Promise.all([fixture.graph, other, fixture.graph, other].map((graph) => migrate(graph)));
    await other.close();
    const records = await fixture.graph.read(query('MATCH (m:Migration) RETURN m.number AS n ORDER BY n'));
    expect(records).toEqual(readMigrations().map(({ number }) => ({ n: number })));
  });

  it('refuses a file that has changed since it was applied', async () => {
    await migrate(fixture.graph, readMigrations(url));
    writeFileSync(join(folder, '001-first.cypher'), `${first}// more`);
    const changed = migrate(fixture.graph, readMigrations(url));
    await expect(changed).rejects.toThrow(ChangedMigrationError);
    await expect(changed).rejects.toThrow('001-first.cypher');
  });

  it('refuses a store of a newer release', async () => {
    writeFileSync(join(folder, '002-second.cypher'), 'MERGE (:MigrationTest {id: 3});');
    await migrate(fixture.graph, readMigrations(url));
    rmSync(join(folder, '002-second.cypher'));
    await expect(migrate(fixture.graph, readMigrations(url))).rejects.toThrow(NewerStoreError);
  });
});

describe('reading migrations', () => {
  it('splits statements at the end of a line only, and drops comments', () => {
    const text = "// one; two\nCREATE (:A {text: 'a;b'});\n\n  // three\nCREATE (:B)\n;\n";
    expect(statementsOf(text)).toEqual(["CREATE (:A {text: 'a;b'})", 'CREATE (:B)']);
  });

  it('refuses gaps and other names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'phonograph-migrations-'));
    writeFileSync(join(folder, '002-late.cypher'), '');
    expect(() => readMigrations(pathToFileURL(`${folder}/`))).toThrow(MigrationNameError);
    rmSync(folder, { recursive: true });
  });

  it('ships migrations that can be read', () => {
    expect(readMigrations().length).toBeGreaterThan(0);
  });
});
