import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeptMoments } from '../../../src/meaning/moments/evaluation/kept-moments.ts';
import { parseMomentList } from '../../../src/meaning/moments/evaluation/moment-list.ts';
import { rankMoments, type AskedMoment } from '../../../src/meaning/moments/evaluation/rank-moments.ts';
import { learnProjections } from '../../../src/meaning/moments/learn-projections.ts';
import { makeMoments, without } from './made-moments.ts';

const words = 30;
const projections = learnProjections(makeMoments(words, 8, 1));
const asked = makeMoments(words, 2, 2).map((moment, at): AskedMoment => {
  return { what: `word ${moment.word}`, voice: at < words ? 'one' : 'other', moment };
});
const options = { gallery: 20, draws: 2 };

describe('rankMoments', () => {
  it('asks about each moment in galleries with one right answer, and finds it oftener by both than by sight', () => {
    const found = rankMoments(asked, projections, options);
    expect(found.both.asked).toBe(2 * asked.length);
    expect(found.both.recallAt1).toBeGreaterThan(0.9);
    expect(found.both.recallAt1).toBeGreaterThan(found.sight.recallAt1);
    expect(found['sight by sound'].recallAt1).toBeGreaterThan(0.25);
    for (const { recallAt1, recallAt5, medianRank } of Object.values(found)) {
      expect(recallAt5).toBeGreaterThanOrEqual(recallAt1);
      expect(medianRank).toBeGreaterThanOrEqual(1);
    }
  });

  it('is as good as chance where nothing tells moments apart, ties counting against it', () => {
    const same = asked.map((each) => ({ ...each, moment: { ...asked[0]!.moment, id: each.moment.id } }));
    expect(rankMoments(same, projections, options).both).toMatchObject({ recallAt1: 0, medianRank: 20 });
  });

  it('counts what lacks a channel as not found by it', () => {
    const mute = asked.map((each) => ({ ...each, moment: without({ word: 0, ...each.moment }, ['sound']) }));
    const found = rankMoments(mute, projections, options);
    expect(found.sound.recallAt1).toBe(0);
    expect(found['sound by sight'].recallAt1).toBe(0);
    expect(found.sight.recallAt1).toBeGreaterThan(0);
  });

  it('asks only about those that it is told to', () => {
    const { both } = rankMoments(asked, projections, { ...options, isAsked: ({ voice }) => voice === 'one' });
    expect(both.asked).toBe(asked.length);
  });
});

describe('parseMomentList', () => {
  it('reads paths from the folder of the list, with what they are', () => {
    expect(parseMomentList('a.mp4\tdog\tlearn\tann\n# no clip\n/b.mp4\tcup\task\n', '/lists/clips.tsv')).toEqual([
      { file: '/lists/a.mp4', what: 'dog', part: 'learn', voice: 'ann' },
      { file: '/b.mp4', what: 'cup', part: 'ask', voice: '' },
    ]);
  });

  it.each(['a.mp4\tdog\tother', 'a.mp4\t\tlearn', '\tdog\tlearn', 'a\tb\tlearn\tc\td'])('refuses %j', (line) => {
    expect(() => parseMomentList(line, 'clips.tsv')).toThrow(/clips\.tsv, line 1: .*path, what it is, learn or ask/);
  });
});

describe('KeptMoments', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kept-moments-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives back what was kept, by file', async () => {
    const path = join(folder, 'kept.jsonl');
    const [{ moment }] = asked as [AskedMoment];
    await (await KeptMoments.open(path)).write('a.mp4', moment);
    const kept = await KeptMoments.open(path);
    expect(kept.read('a.mp4', moment.id)).toEqual({ id: moment.id, parts: moment.parts });
    expect(kept.read('b.mp4', 'another')).toBeUndefined();
  });

  it('refuses a file that holds something else', async () => {
    const path = join(folder, 'other.txt');
    await writeFile(path, 'hello\n');
    await expect(KeptMoments.open(path)).rejects.toThrow(/line 1: no kept moment/);
  });
});
