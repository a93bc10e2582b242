import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emu } from '../../../../src/exchange/annotations/emu/emu.ts';
import { anyDocument } from '../made-documents.ts';
import { refusalOf } from '../refusal-of.ts';
import { emuFiles } from './emu-files.ts';

const options = { durationSeconds: 30 };
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as { links: object[] };
const inOrder = ({ links, ...bundle }: { links: object[] }) => ({
  ...bundle,
  links: links.map((each) => JSON.stringify(each)).sort(),
});

describe('a bundle of EMU that is read and written', () => {
  it.each(emuFiles)('has all that it had: %s', (_, file) => {
    const document = emu.read(bytesOf(file));
    const { bytes, losses } = emu.write(document, options);
    expect(losses).toEqual([]);
    expect(inOrder(json(bytes))).toEqual(inOrder(json(bytesOf(file))));
    expect(emu.read(bytes)).toEqual(document);
  });

  it('has the times of items from their parts, and segments that meet', () => {
    const [, file] = emuFiles[0]!;
    const { tiers } = emu.read(bytesOf(file));
    const words = tiers.find(({ name }) => name === 'Word')!;
    expect(words).toMatchObject({ parent: 'Utterance', constraint: 'INCLUDED_IN' });
    expect(words.annotations.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [3749 / 20_000, 10_000 / 20_000],
      [9135 / 20_000, 10_100 / 20_000],
    ]);
    const phonetic = tiers.find(({ name }) => name === 'Phonetic')!.annotations;
    expect(phonetic[0]!.endSeconds).toBe(phonetic[1]!.startSeconds);
  });

  it('says what an edit of an item cannot say', () => {
    const [, file] = emuFiles[0]!;
    const document = emu.read(bytesOf(file));
    const tiers = document.tiers.map((tier) =>
      tier.name === 'Word'
        ? { ...tier, annotations: tier.annotations.map((each) => ({ ...each, startSeconds: 0 })) }
        : tier,
    );
    expect(emu.write({ ...document, tiers }, options).losses).toEqual([
      { what: 'times of items, which are those of their parts', where: 'Word' },
    ]);
  });
});

describe('documents of any origin in a bundle of EMU', () => {
  it('keep names, times in milliseconds, texts and parents', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const back = emu.read(emu.write(document, options).bytes);
        const texts = ({ annotations }: (typeof document.tiers)[number]) => annotations.map(({ text }) => text);
        expect(new Map(back.tiers.map((tier) => [tier.name, texts(tier)]))).toEqual(
          new Map(document.tiers.map((tier) => [tier.name, texts(tier)])),
        );
        for (const tier of document.tiers) {
          const found = back.tiers.find(({ name }) => name === tier.name)!;
          if (tier.annotations.some(({ parentId }) => parentId !== undefined)) expect(found.parent).toBe(tier.parent);
          for (const [place, { startSeconds, endSeconds }] of tier.annotations.entries()) {
            if (startSeconds === undefined) continue;
            expect(found.annotations[place]!.startSeconds).toBe(startSeconds);
            if (endSeconds! > startSeconds) expect(found.annotations[place]!.endSeconds).toBe(endSeconds);
          }
        }
      }),
    );
  });

  it('come back the same when what was read is written again', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const first = emu.read(emu.write(document, options).bytes);
        const again = emu.write(first, options);
        expect(again.losses).toEqual([]);
        expect(emu.read(again.bytes)).toEqual(first);
      }),
    );
  });
});

describe('a bundle of EMU that is refused', () => {
  const of = (levels: unknown, links: unknown = [], more = {}) => ({
    name: 'x',
    annotates: 'x.wav',
    sampleRate: 100,
    levels,
    links,
    ...more,
  });
  const item = (id: number, more = {}) => ({ id, labels: [], ...more });
  const items = (name: string, ...ids: readonly number[]) => ({ name, type: 'ITEM', items: ids.map((id) => item(id)) });

  it.each([
    ['a list', [], 'the file is [], and should be an object'],
    ['no levels', { name: 'x', annotates: '', sampleRate: 1 }, 'levels is null, and should be a list'],
    ['no sample rate', of([], [], { sampleRate: 0 }), 'sampleRate is 0'],
    ['another type of level', of([{ name: 'a', type: 'POINT', items: [] }]), 'levels[0].type is "POINT"'],
    [
      'a time before 0',
      of([{ name: 'a', type: 'EVENT', items: [item(1, { samplePoint: -1 })] }]),
      'levels[0].items[0].samplePoint is -1',
    ],
    [
      'a segment without a length',
      of([{ name: 'a', type: 'SEGMENT', items: [item(1, { sampleStart: 1 })] }]),
      'levels[0].items[0].sampleDur is null',
    ],
    [
      'labels that are none',
      of([{ name: 'a', type: 'ITEM', items: [{ id: 1, labels: ['x'] }] }]),
      'levels[0].items[0].labels[0] is "x"',
    ],
    ['two items of one id', of([items('a', 1, 1)]), 'two items with id 1'],
    ['two levels of one name', of([items('a', 1), items('a', 2)]), 'two levels "a"'],
    [
      'a link from nothing',
      of([items('a', 1)], [{ fromID: 7, toID: 1 }]),
      'links[0].fromID is 7, and there is no such item',
    ],
    [
      'a link to nothing',
      of([items('a', 1)], [{ fromID: 1, toID: 7 }]),
      'links[0].toID is 7, and there is no such item',
    ],
    [
      'levels in a circle',
      of(
        [items('a', 1, 2), items('b', 3, 4)],
        [
          { fromID: 1, toID: 3 },
          { fromID: 4, toID: 2 },
        ],
      ),
      'is above itself',
    ],
    ['an item in a circle', of([items('a', 1)], [{ fromID: 1, toID: 1 }]), 'item 1 is linked to itself'],
  ])('for %s', (_, file, problem) => expect(refusalOf(() => emu.read(bytesOf(file))).message).toContain(problem));

  it('for broken JSON, with its line', () => {
    expect(refusalOf(() => emu.read(new TextEncoder().encode('{\n"name": "x",\n]')))).toMatchObject({ line: 3 });
    expect(refusalOf(() => emu.read(new TextEncoder().encode('{\n"name":')))).toMatchObject({ line: 2 });
  });
});
