import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textGrid } from '../../../../src/exchange/annotations/textgrid/text-grid.ts';
import { timesOfAnnotations } from '../../../../src/exchange/annotations/times-of-annotations.ts';
import type { AnnotationDocument } from '../../../../src/review/annotations/annotation-document.ts';
import { anyDocument } from '../made-documents.ts';

const options = { durationSeconds: 30 };

/** What a TextGrid says: names, kinds, times and texts; of intervals, those that have a text. */
function said(document: AnnotationDocument) {
  const { times } = timesOfAnnotations(document);
  return document.tiers.map(({ name, kind, annotations }) => ({
    name,
    kind,
    annotations: annotations
      .filter(({ text }) => kind === 'POINTS' || text !== '')
      .map(({ id, text }) => ({ ...times.get(id), text: text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\ufffd') })),
  }));
}

describe('documents of any origin in a TextGrid', () => {
  it('keep names, times and texts, and lose what the losses name', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { bytes, losses } = textGrid.write(document, options);
        const back = textGrid.read(bytes);
        const names = new Set(document.tiers.map(({ name }) => name.replaceAll('\0', '')));
        fc.pre(names.size === document.tiers.length);
        expect(said(back).map(({ annotations }) => annotations)).toEqual(
          said(document).map(({ annotations }) => annotations),
        );
        const lost = new Set(losses.map(({ what, where }) => `${what} ${where}`));
        for (const { name, parent, participant, annotations, kind } of document.tiers) {
          if (parent !== undefined) expect(lost).toContain(`parents of tiers ${name}`);
          if (participant !== undefined) expect(lost).toContain(`participants ${name}`);
          if (kind === 'INTERVALS' && annotations.some(({ text }) => text === '')) {
            expect(lost).toContain(`annotations without text ${name}`);
          }
        }
      }),
    );
  });

  it('come back the same when what was read is written again', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const first = textGrid.read(textGrid.write(document, options).bytes);
        const again = textGrid.write(first, options);
        expect(again.losses).toEqual([]);
        expect(textGrid.read(again.bytes)).toEqual(first);
      }),
    );
  });

  it('divides intervals that overlap, and points at one time, over tiers', () => {
    const annotations = [
      { id: 'a', startSeconds: 0, endSeconds: 2, text: 'a' },
      { id: 'b', startSeconds: 1, endSeconds: 3, text: 'b' },
      { id: 'c', startSeconds: 2, endSeconds: 4, text: 'c' },
    ];
    const points = ['p', 'q'].map((id) => ({ id, startSeconds: 1, endSeconds: 1, text: id }));
    const { bytes, losses } = textGrid.write(
      {
        tiers: [
          { name: 'birds', kind: 'INTERVALS', annotations },
          { name: 'clicks', kind: 'POINTS', annotations: points },
        ],
        vocabularies: [],
        media: [],
        metadata: {},
      },
      options,
    );
    expect(
      textGrid.read(bytes).tiers.map(({ name, annotations: found }) => [name, found.map(({ text }) => text)]),
    ).toEqual([
      ['birds', ['a', 'c']],
      ['birds-2', ['b']],
      ['clicks', ['p']],
      ['clicks-2', ['q']],
    ]);
    expect(losses).toEqual(
      ['birds', 'clicks'].map((where) => ({ what: 'that annotations which overlap are of one tier', where })),
    );
  });

  it('makes points of intervals without a length', () => {
    const document: AnnotationDocument = {
      tiers: [
        { name: 'x', kind: 'INTERVALS', annotations: [{ id: 'a', startSeconds: 1, endSeconds: 1, text: 'now' }] },
      ],
      vocabularies: [],
      media: [],
      metadata: {},
      durationSeconds: 2,
    };
    const { bytes, losses } = textGrid.write(document, options);
    expect(textGrid.read(bytes).tiers).toMatchObject([
      { name: 'x', kind: 'INTERVALS', annotations: [] },
      { name: 'x-points', kind: 'POINTS', annotations: [{ startSeconds: 1, text: 'now' }] },
    ]);
    expect(losses).toEqual([{ what: 'that intervals without length are no points', where: 'x' }]);
  });

  it('keeps cuts of silence that still lie in silence after an edit', () => {
    const text = 'ooTextFile\n"TextGrid"\n0 4 <exists> 1 "IntervalTier" "x" 0 4 4 0 1 "" 1 2 "" 2 3 "a" 3 4 ""';
    const document = textGrid.read(new TextEncoder().encode(text));
    const [tier] = document.tiers;
    const edited = {
      ...document,
      tiers: [{ ...tier!, annotations: [{ ...tier!.annotations[0]!, startSeconds: 1.5 }] }],
    };
    const written = new TextDecoder().decode(textGrid.write(edited, options).bytes);
    expect(written.split('\n').slice(11, -1)).toEqual([
      '4',
      '0',
      '1',
      '""',
      '1',
      '1.5',
      '""',
      '1.5',
      '3',
      '"a"',
      '3',
      '4',
      '""',
    ]);
  });
});
