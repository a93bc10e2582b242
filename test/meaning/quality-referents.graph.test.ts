import { graphql } from 'graphql';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../src/api/build-schema.ts';
import { containerOf } from '../../src/api/resolver-container.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { QualityReferents } from '../../src/meaning/quality-referents.ts';
import { QualityReferentsResolver } from '../../src/meaning/quality-referents.resolver.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { readerOf } from '../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../src/recording/recording.resolver.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { query } from '../inference/toy-inference.ts';
import { fillRecording, settleLexicon } from './lexicon-fixture.ts';

const colours = ['red', 'blue', 'green'];
const things = ['Dog', 'Cup', 'Shoe', 'Hat', 'Ball'];
/** Each thing in each colour; what is said is now its name and now its colour. */
const utterances = Array.from({ length: 60 }, (_, i) => {
  const [thing, colour] = [things[i % 5]!, colours[(i + Math.floor(i / 15)) % 3]!];
  const namesThing = (i + Math.floor(i / 30)) % 2 === 1;
  return { form: `say-${namesThing ? thing : colour}`, saw: [thing], colour };
});

// As the store of qualities writes them.
const addColours = query(
  'add-colours',
  `UNWIND range(0, size($colours) - 1) AS i
   MATCH (view:VisualContext {id: 'view_talk_' + i})
   CREATE (quality:VisualContext:Quality {id: 'quality_' + i, recordingId: view.recordingId, collectionId: view.collectionId,
     current: true, startSeconds: view.startSeconds, endSeconds: view.endSeconds})
   MERGE (concept:Concept {id: 'colour ' + $colours[i]}) SET concept.kind = 'COLOUR', concept.label = $colours[i]
   CREATE (quality)-[:SHOWS {confidence: 0.9, box: [0.0, 0.0, 1.0, 1.0]}]->(concept)`,
);
const held = query(
  'held',
  `MATCH (mapping:Mapping)-[:OF]->(form:SoundForm), (mapping)-[:MEANS]->(concept:Concept)
   WHERE mapping.probability >= 0.5
   RETURN form.id AS formId, concept.id AS conceptId ORDER BY formId, conceptId`,
);
const changed = query('changed', 'MATCH (lexicon:Lexicon) RETURN lexicon.changedPosition AS position');

describeGraph('words for qualities', (fixture) => {
  const lanes = new Lanes(1);
  const told: string[] = [];
  let lexiconId: string;
  beforeEach(async () => {
    await fixture.wipe();
    told.length = 0;
    const collection = await new CollectionStore(fixture.graph).ensure('mine', 'me', 'eng');
    lexiconId = collection.lexiconId;
    await fillRecording(fixture.graph, 'talk', collection.id, utterances);
    await fixture.graph.write((transaction) =>
      transaction.run(addColours, { colours: utterances.map(({ colour }) => colour) }),
    );
  });
  afterAll(() => lanes.close());

  async function learned(): Promise<readonly (readonly [string, string])[]> {
    await settleLexicon(fixture.graph, lexiconId, lanes);
    const rows = await fixture.graph.read<{ formId: string; conceptId: string }>(held, {});
    return rows.map(({ formId, conceptId }) => [formId, conceptId]);
  }

  async function ask(source: string, owner = 'me') {
    const referents = new QualityReferents(fixture.graph, (id) => told.push(id));
    const schema = await buildPhonographSchema(
      [QualityReferentsResolver, RecordingResolver],
      containerOf(new QualityReferentsResolver(referents)),
    );
    const reader = readerOf(owner, new CollectionStore(fixture.graph));
    return await graphql({ schema, source, contextValue: { reader, graph: fixture.graph } });
  }
  const switchTo = (isOn: boolean, owner?: string) =>
    ask(`mutation { setQualityReferents(lexiconId: "${lexiconId}", isOn: ${isOn}) }`, owner);

  it('are not learned unless they are wanted, and names of things are', async () => {
    const mappings = await learned();
    expect(mappings.filter(([, conceptId]) => conceptId.startsWith('colour '))).toEqual([]);
    expect(mappings).toContainEqual(['say-Dog', 'Dog']);
  });

  it('are learned where they are: red is what red things of all kinds have in common', async () => {
    expect((await switchTo(true)).errors).toBeUndefined();
    const mappings = await learned();
    for (const colour of colours) expect(mappings).toContainEqual([`say-${colour}`, `colour ${colour}`]);
    for (const thing of things) expect(mappings).toContainEqual([`say-${thing}`, thing]);
    expect(mappings).toHaveLength(colours.length + things.length);
  });

  it('says so of collections, and has the lexicon settled anew', async () => {
    await switchTo(true);
    expect(told).toEqual([lexiconId]);
    const [row] = await fixture.graph.read<{ position: number }>(changed, {});
    expect(row!.position).toBeGreaterThan(0);
    const state = async () => (await ask('{ collections { qualityReferents } }')).data;
    expect(await state()).toEqual({ collections: [{ qualityReferents: true }] });
    await switchTo(false);
    expect(await state()).toEqual({ collections: [{ qualityReferents: false }] });
  });

  it('cannot be switched by somebody else', async () => {
    const { errors } = await switchTo(true, 'somebody else');
    expect(errors![0]!.message).toMatch(/^no lexicon with id/);
    expect(told).toEqual([]);
  });
});
