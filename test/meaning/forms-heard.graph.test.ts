import { afterAll, beforeAll, expect, it } from 'vitest';
import { Lanes } from '../../src/inference/lanes.ts';
import { formsHeard } from '../../src/meaning/forms-heard/forms-heard.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { readerOf } from '../../src/recording/reader-of.ts';
import type { RequestContext } from '../../src/request-context.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { query } from '../inference/toy-inference.ts';
import { fillRecording, settleLexicon } from './lexicon-fixture.ts';

const reject = query('reject-mappings', `MATCH (mapping:Mapping {formId: 'ba'}) SET mapping.status = 'REJECTED'`);
const nameConcepts = query('name-concepts', `MATCH (m:Mapping)-[:MEANS]->(c) RETURN m.id AS id, c.label AS label`);
const ids = [0, 1, 2, 3, 4].map((i) => `event_walk_${i}`);

describeGraph('forms that are heard in a sound event', (fixture) => {
  const lanes = new Lanes(1);

  beforeAll(async () => {
    await fixture.wipe();
    const { id, lexiconId } = await new CollectionStore(fixture.graph).ensure('talk', 'me', 'kaz');
    await fillRecording(fixture.graph, 'walk', id, [
      { form: 'ba', saw: ['dog'] },
      { form: ['ba', 'mu'], saw: ['dog', 'cup'] },
      { form: 'ba', saw: ['dog', 'ball'] },
      { form: 'mu', saw: ['cup'] },
      { form: 'mu', saw: ['cup', 'ball'] },
    ]);
    await settleLexicon(fixture.graph, lexiconId, lanes);
  });
  afterAll(() => lanes.close());

  /** Of each event its forms, and the label of what each probably means. */
  const heardBy = async (ownerId: string) => {
    const reader = readerOf(ownerId, new CollectionStore(fixture.graph));
    const found = await formsHeard(ids, { graph: fixture.graph, reader } as RequestContext);
    const rows = await fixture.graph.read<{ id: string; label: string }>(nameConcepts, {});
    const labels = new Map(rows.map(({ id, label }) => [id, label]));
    return ids.map((id) =>
      (found.get(id) ?? []).map(({ form, mapping }) => [form.id, mapping && labels.get(mapping.id)]),
    );
  };

  it('come by time, each with what it most probably means', async () => {
    expect(await heardBy('me')).toEqual([
      [['ba', 'dog']],
      [
        ['ba', 'dog'],
        ['mu', 'cup'],
      ],
      [['ba', 'dog']],
      [['mu', 'cup']],
      [['mu', 'cup']],
    ]);
  });

  it('are not there for those who may not read them', async () => {
    expect(await heardBy('them')).toEqual([[], [], [], [], []]);
  });

  it('do not mean what was rejected', async () => {
    await fixture.graph.write((transaction) => transaction.run(reject, {}));
    expect((await heardBy('me'))[0]).toEqual([['ba', null]]);
  });
});
