import { afterAll, beforeAll, expect, it } from 'vitest';
import { searchPhones } from '../../src/commands/phones.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { engineOn, say, spokenPhones } from '../phonetics/phone-search/spoken-graph.ts';

describeGraph('phones search', (fixture) => {
  let folder: MediaFolder;
  const lanes = new Lanes(1);
  beforeAll(async () => {
    folder = await MediaFolder.make();
    const engine = engineOn(fixture.graph, lanes, await folder.wave('second.wav', new Float32Array(16_000)));
    const many = Array.from({ length: 230 }, () => 'k a n a');
    await engine.ensure(spokenPhones, [
      ...(await say(fixture.graph, 'many', many, { owner: 'local' })),
      ...(await say(fixture.graph, 'more', ['n a n a'], { owner: 'local', collection: 'more' })),
    ]);
  }, 240_000);
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  const search = (more: object) =>
    searchPhones(fixture, { pattern: 'N V', order: 'POSITION', limit: 1_000, ...more }, new AbortController().signal);

  it('finds more than a page holds, and says whether there are more than were asked for', async () => {
    expect(await search({})).toMatchObject({ more: false, matches: { length: 232 } });
    expect(await search({ limit: 210 })).toMatchObject({ more: true, matches: { length: 210 } });
  });

  it('looks in one collection where it is told to', async () => {
    expect(await search({ collection: 'more' })).toMatchObject({ matches: { length: 2 } });
    await expect(search({ collection: 'none' })).rejects.toThrow('no collection is named "none"');
  });
});
