import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../src/graph/migrations.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { describeGraph } from './graph-fixture.ts';

const query = (text: string) => ({ name: 'test/query', text });
const cypherFolder = new URL('../../cypher/', import.meta.url);

/** The labels of nodes that queries make by their id. */
function labelsMerged(): readonly string[] {
  const files = readdirSync(cypherFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.cypher'),
  );
  const texts = files.map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), cypherFolder), 'utf8'));
  const found = texts.flatMap((text) => [...text.matchAll(/MERGE \(\w*:(\w+) \{id:/g)].map(([, label]) => label!));
  return [...new Set(found)].toSorted();
}

describeGraph('shipped migrations', (fixture) => {
  const write = (text: string) => fixture.graph.write((transaction) => transaction.run(query(text)));
  beforeEach(() => fixture.wipe());
  afterAll(() => migrate(fixture.graph));

  it('keep every node one that a query makes by its id', async () => {
    const rows = await fixture.graph.read<{ label: string }>(
      query(`SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties
             WHERE type CONTAINS 'UNIQUENESS' AND properties = ['id'] RETURN labelsOrTypes[0] AS label`),
    );
    const unique = new Set(rows.map(({ label }) => label));
    expect(labelsMerged().filter((label) => !unique.has(label))).toEqual([]);
  });

  it('take states away that are there twice, and have their lexicon settled anew', async () => {
    await write('DROP CONSTRAINT sound_form_state_id IF EXISTS');
    await write('DROP CONSTRAINT learner_state_id IF EXISTS');
    await write('MATCH (migration:Migration) DELETE migration');
    await write(
      `UNWIND ['SoundFormState', 'LearnerState'] AS label
       UNWIND [['twice', 1], ['twice', 2], ['once', 3]] AS made
       CREATE (state:$(label) {id: made[0], state: made[1]})`,
    );
    await write(
      `UNWIND ['twice', 'once'] AS lexiconId
       CREATE (:CorpusState {id: lexiconId, lexiconId: lexiconId, position: 7, settledPosition: 7})`,
    );
    await migrate(fixture.graph);
    const states = query(
      'MATCH (n:SoundFormState|LearnerState) RETURN labels(n) AS labels, n.id AS id ORDER BY labels',
    );
    expect(await fixture.graph.read(states)).toEqual([
      { labels: ['LearnerState'], id: 'once' },
      { labels: ['SoundFormState'], id: 'once' },
    ]);
    const corpora = query('MATCH (n:CorpusState) RETURN n.id AS id, n.settledPosition AS settled ORDER BY id');
    expect(await fixture.graph.read(corpora)).toEqual([
      { id: 'once', settled: 7 },
      { id: 'twice', settled: 0 },
    ]);
  });

  it('make relations of who owned and read collections by their ids', async () => {
    await write('MATCH (migration:Migration) DELETE migration');
    await write(
      `CREATE (:Collection {id: 'c', name: 'c', ownerId: 'local', readerIds: ['you', 'they'], lexiconId: 'l'})
       CREATE (:Collection {id: 'd', name: 'd', ownerId: 'you', readerIds: [], lexiconId: 'm'})
       CREATE (:Lexicon {id: 'l'}) CREATE (:Lexicon {id: 'm'})`,
    );
    await write('MATCH (l:Lexicon {id: "l"}), (c:Collection {id: "c"}) CREATE (l)-[:DRAWS_ON]->(c)');
    await migrate(fixture.graph);
    const collections = new CollectionStore(fixture.graph);
    const c = { collectionIds: ['c'], lexiconIds: ['l'] };
    expect(await collections.access('local')).toEqual({ ...c, annotatable: c, owned: c });
    const none = { collectionIds: [], lexiconIds: [] };
    expect(await collections.access('they')).toEqual({ ...c, annotatable: none, owned: none });
    const you = await collections.access('you');
    expect([you.collectionIds.toSorted(), you.owned.collectionIds]).toEqual([['c', 'd'], ['d']]);
    const people = query('MATCH (n:Person) RETURN n.id AS id, n.isAdmin AS isAdmin ORDER BY id');
    expect(await fixture.graph.read(people)).toEqual([
      { id: 'local', isAdmin: true },
      { id: 'they', isAdmin: false },
      { id: 'you', isAdmin: false },
    ]);
  });
});
