import { beforeAll, describe, expect, it } from 'vitest';
import type { PageWindow } from '../../src/api/connection-arguments.ts';
import type { CursorKey } from '../../src/api/cursor.ts';
import { fillLists } from './filled-lists.ts';
import { describeGraph } from './graph-fixture.ts';
import { lists, type List, type Row } from './lists.ts';

const all: PageWindow = { order: 'test', limit: 100_000, backward: false };

/** Texts of one length here, and numbers; a missing label is behind all labels. */
function compareKeys(a: readonly CursorKey[], b: readonly CursorKey[]): number {
  for (const [place, left] of a.entries()) {
    const right = b[place]!;
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -1 : 1;
  }
  return 0;
}

/** What a filter lets through, said once more in a slow way. */
const filters: Readonly<Record<string, readonly { filter: object; lets: (row: Row) => boolean }[]>> = {
  mappings: [
    { filter: { lexiconId: 'l2' }, lets: (row) => row.lexiconId === 'l2' },
    { filter: { lexiconId: 'l3' }, lets: () => false },
    { filter: { status: 'CONFIRMED' }, lets: (row) => row.status === 'CONFIRMED' },
    {
      filter: { minimumProbability: 0.3, maximumProbability: 0.5 },
      lets: (row) => row.probability >= 0.3 && row.probability <= 0.5,
    },
    { filter: { formId: 'form_7' }, lets: (row) => row.formId === 'form_7' },
    { filter: { conceptId: 'concept_4' }, lets: (row) => row.conceptId === 'concept_4' },
    {
      filter: { formId: 'form_4', conceptId: 'concept_4' },
      lets: (row) => row.formId === 'form_4' && row.conceptId === 'concept_4',
    },
    // Every fourth of the thirty concepts is a `Thing …`.
    { filter: { conceptLabel: 'tHING' }, lets: (row) => Number(row.conceptId.slice(8)) % 4 === 0 },
    {
      filter: { conceptLabel: 'thing', status: 'CONFIRMED' },
      lets: (row) => Number(row.conceptId.slice(8)) % 4 === 0 && row.status === 'CONFIRMED',
    },
  ],
  'sound forms': [
    { filter: { lexiconId: 'l1' }, lets: (row) => row.lexiconId === 'l1' },
    { filter: { minimumTokens: 4 }, lets: (row) => row.tokenCount >= 4 },
    { filter: { collectionId: 'c2' }, lets: (row) => Number(row.id.slice(5)) % 4 === 1 },
    { filter: { recordingId: 'recording_3' }, lets: (row) => Number(row.id.slice(5)) % 20 === 3 },
  ],
  recordings: [
    { filter: { collectionId: 'c3' }, lets: (row) => row.collectionId === 'c3' },
    { filter: { collectionId: 'c4' }, lets: () => false },
    { filter: { title: 'LIP 1' }, lets: (row) => row.title.startsWith('Clip 1') },
    { filter: { kind: 'VIDEO' }, lets: (row) => row.kind === 'VIDEO' },
    {
      filter: { addedFromMs: 1_010, addedToMs: 1_050 },
      lets: (row) => row.addedAtMs >= 1_010 && row.addedAtMs < 1_050,
    },
  ],
  'sound events': [
    { filter: { collectionId: 'c1' }, lets: (row) => row.collectionId === 'c1' },
    { filter: { recordingId: 'recording_5' }, lets: (row) => row.recordingId === 'recording_5' },
    { filter: { fromSeconds: 5, toSeconds: 9 }, lets: (row) => row.endSeconds > 5 && row.startSeconds < 9 },
    { filter: { kind: 'HUMAN' }, lets: (row) => row.kind === 'HUMAN' },
    { filter: { label: 'sound' }, lets: (row) => row.label === 'sound' },
    { filter: { minimumConfidence: 0.5 }, lets: (row) => row.confidence >= 0.5 },
    { filter: { voiceOnly: true }, lets: (row) => row.isVoice },
  ],
  'visual contexts': [
    { filter: { collectionId: 'c1' }, lets: (row) => row.collectionId === 'c1' },
    { filter: { recordingId: 'recording_5' }, lets: (row) => row.recordingId === 'recording_5' },
    { filter: { fromSeconds: 5, toSeconds: 9 }, lets: (row) => row.endSeconds > 5 && row.startSeconds < 9 },
    {
      filter: { conceptId: 'named_7' },
      lets: (row) => row.shows.some(({ concept }) => concept.id === 'named_7'),
    },
  ],
  concepts: [
    { filter: { named: true }, lets: (row) => row.label != null },
    { filter: { named: false }, lets: (row) => row.label == null },
    { filter: { kind: 'OBJECT' }, lets: (row) => row.kind === 'OBJECT' },
    { filter: { kind: 'UNNAMED' }, lets: (row) => row.kind === 'UNNAMED' },
    { filter: { kind: 'SCENE' }, lets: () => false },
    { filter: { label: 'THING 1' }, lets: (row) => row.label?.toLowerCase().startsWith('thing 1') ?? false },
  ],
  feelings: [
    { filter: { collectionId: 'c1' }, lets: (row) => Number(row.id.slice(8)) % 4 === 0 },
    { filter: { recordingId: 'recording_5' }, lets: (row) => row.recordingId === 'recording_5' },
    { filter: { channel: 'face' }, lets: (row) => row.channel === 'face' },
    { filter: { category: 'happy' }, lets: (row) => Number(row.id.slice(8)) % 3 === 0 },
    { filter: { minimumConfidence: 0.5 }, lets: (row) => Number(row.id.slice(8)) % 7 >= 3 },
  ],
  'lexical entries': [
    { filter: { datasetId: 'dataset_3' }, lets: (row) => Number(row.id.slice(6)) % 6 === 3 },
    { filter: { datasetId: 'dataset_2' }, lets: () => false },
    { filter: { formPrefix: 'W11' }, lets: (row) => row.formKey.startsWith('w11') },
    { filter: { concept: 'C1' }, lets: (row) => Number(row.id.slice(6)) % 20 < 10 },
    { filter: { language: 'YOR' }, lets: (row) => Number(row.id.slice(6)) % 4 === 0 },
  ],
};

/** Of those that `fillLists` makes. */
const counts: Readonly<Record<string, (i: number) => boolean>> = {
  mappings: (i) => i % 3 !== 2,
  'sound forms': (i) => i % 3 !== 2 && i % 11 !== 0 && i % 9 > 0,
  recordings: (i) => i % 4 !== 3,
  'sound events': (i) => i % 4 !== 3 && i % 10 !== 0,
  'visual contexts': (i) => i % 4 !== 3 && i % 10 !== 0,
  concepts: (i) => i % 3 !== 2 && i % 13 !== 0,
  feelings: (i) => i % 4 !== 3 && i % 10 !== 0,
  'lexical entries': (i) => i % 3 !== 2,
};

describeGraph('pages of lists', (fixture) => {
  const made = 280;
  beforeAll(() => fillLists(fixture.graph, made));

  const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id);

  /** Page by page from one end to the other, in list order. */
  async function walk(list: List, limit: number, backward: boolean, filter?: object): Promise<Row[]> {
    const walked: Row[] = [];
    for (let window: PageWindow = { order: 'test', limit, backward }; ;) {
      const rows = await list.read(fixture.graph, window, filter);
      walked.push(...rows.slice(0, limit));
      if (rows.length <= limit) return backward ? walked.toReversed() : walked;
      window = { ...window, [backward ? 'before' : 'after']: list.keysOf(walked.at(-1)!) };
    }
  }

  describe.each(lists)('$name', (list) => {
    it('hold all that the reader may see, once, in one order', async () => {
      const rows = await list.read(fixture.graph, all);
      const expected = Array.from({ length: made }, (_, i) => i).filter(counts[list.name]!).length;
      const global = list.name === 'concepts' ? rows.filter(({ lexiconId }) => lexiconId == null).length : 0;
      expect(rows).toHaveLength(expected + global);
      // Of sixty six were only seen in contexts that are not current.
      expect(global).toBe(list.name === 'concepts' ? 54 : 0);
      expect(new Set(idsOf(rows)).size).toBe(rows.length);
      const sorted = rows.toSorted((a, b) => compareKeys(list.keysOf(a), list.keysOf(b)));
      expect(idsOf(rows)).toEqual(idsOf(list.descending ? sorted.toReversed() : sorted));
    });

    it.each([9, 50])('are the same %i at a time, from either end', async (limit) => {
      const ids = idsOf(await list.read(fixture.graph, all));
      expect(idsOf(await walk(list, limit, false))).toEqual(ids);
      expect(idsOf(await walk(list, limit, true))).toEqual(ids);
    });

    it('end where they are told to', async () => {
      const rows = await list.read(fixture.graph, all);
      const [after, before] = [list.keysOf(rows[20]!), list.keysOf(rows[30]!)];
      const between = idsOf(rows.slice(21, 30));
      expect(idsOf(await list.read(fixture.graph, { ...all, after, before }))).toEqual(between);
      const backward = await list.read(fixture.graph, { ...all, after, before, backward: true });
      expect(idsOf(backward)).toEqual(between.toReversed());
    });

    it.each(filters[list.name]!)('hold what $filter lets through, and nothing else', async ({ filter, lets }) => {
      const expected = idsOf((await list.read(fixture.graph, all)).filter(lets));
      expect(idsOf(await list.read(fixture.graph, all, filter))).toEqual(expected);
      expect(idsOf(await walk(list, 15, false, filter))).toEqual(expected);
      expect(idsOf(await walk(list, 15, true, filter))).toEqual(expected);
    });
  });
});
