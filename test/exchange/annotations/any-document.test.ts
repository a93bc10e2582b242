import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audacityLabels } from '../../../src/exchange/annotations/audacity/audacity-labels.ts';
import { subRip, webVtt } from '../../../src/exchange/annotations/captions/caption-format.ts';
import { jsonLd } from '../../../src/exchange/annotations/json-ld/json-ld.ts';
import { ravenSelections } from '../../../src/exchange/annotations/raven/raven-selections.ts';
import { csvTable, tsvTable } from '../../../src/exchange/annotations/tables/table-formats.ts';
import {
  annotationsOf,
  anyDocument,
  anySeconds,
  anyText,
  bareDocument,
  milliseconds,
  plainText,
  saidIn,
  tierNames,
} from './any-document.ts';

const options = { durationSeconds: 1_000_000 };
const formats = [subRip, webVtt, audacityLabels, ravenSelections, csvTable, tsvTable, jsonLd];

describe.each(formats)('any document as $title', (format) => {
  it('says by its losses whatever is not in the file', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { bytes, losses } = format.write(document, options);
        const back = format.read(bytes);
        if (losses.length === 0) expect(saidIn(back)).toEqual(saidIn(document));
      }),
      { numRuns: 150 },
    );
  });

  it('stays as it is from the first file on', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const first = format.write(document, options).bytes;
        const read = format.read(first);
        const second = format.write(read, options);
        expect(second.losses).toEqual([]);
        expect(new TextDecoder().decode(second.bytes)).toBe(new TextDecoder().decode(first));
        expect(format.read(second.bytes)).toEqual(read);
      }),
      { numRuns: 150 },
    );
  });
});

/** What each format says of itself that it can: nothing is lost there. */
const sayable = {
  WebVTT: fc
    .tuple(
      tierNames(plainText.map((name) => name.replaceAll(/ +/gu, ' '))),
      fc.array(annotationsOf({ text: plainText, seconds: milliseconds }, 'a'), { minLength: 4, maxLength: 4 }),
    )
    .map(([names, rows]) =>
      bareDocument(
        names
          .map((name, place) => ({
            name,
            kind: 'INTERVALS' as const,
            participant: name,
            annotations: rows[place]!.map((each) => ({ ...each, id: `${place}${each.id}` })),
          }))
          .filter(({ annotations }, place) => annotations.length > 0 || (place === 0 && names.length === 1)),
      ),
    )
    .filter(({ tiers }) => tiers.length > 0 && tiers.every(({ annotations }) => annotations.length > 0)),
  SubRip: annotationsOf({ text: plainText, seconds: milliseconds }, 'a').map((annotations) =>
    bareDocument([{ name: 'captions', kind: 'INTERVALS', annotations }]),
  ),
  'Audacity labels': fc
    .tuple(
      annotationsOf({ text: plainText, seconds: anySeconds, hasFrequencies: true }, 'a'),
      annotationsOf({ text: plainText, seconds: anySeconds, hasFrequencies: true, isPoint: true }, 'b'),
    )
    .map(([regions, points]) =>
      bareDocument([
        ...(regions.length > 0 ? [{ name: 'labels', kind: 'INTERVALS' as const, annotations: regions }] : []),
        ...(points.length > 0 ? [{ name: 'points', kind: 'POINTS' as const, annotations: points }] : []),
      ]),
    ),
  'Raven selection table': fc
    .tuple(
      tierNames(plainText),
      fc.array(annotationsOf({ text: plainText, seconds: anySeconds, hasFrequencies: true }, 'a'), {
        minLength: 4,
        maxLength: 4,
      }),
    )
    .map(([names, rows]) =>
      bareDocument(
        names
          .map((name, place) => ({
            name,
            kind: 'INTERVALS' as const,
            annotations: rows[place]!.map((each) => ({ ...each, id: `${place}${each.id}` })),
          }))
          .filter(({ annotations }) => annotations.length > 0),
      ),
    ),
  CSV: fc
    .tuple(
      tierNames(anyText.filter((text) => text !== '')),
      fc.array(annotationsOf({ text: anyText, seconds: anySeconds, hasFrequencies: true, isPoint: null }, 'a'), {
        minLength: 4,
        maxLength: 4,
      }),
    )
    .map(([names, rows]) =>
      bareDocument(
        names
          .map((name, place) => ({
            name,
            kind: 'INTERVALS' as const,
            annotations: rows[place]!.map((each) => ({ ...each, id: `${place}${each.id}` })),
          }))
          .filter(({ annotations }) => annotations.length > 0),
      ),
    ),
  'JSON-LD': anyDocument,
};

describe.each(formats.filter(({ title }) => title in sayable))('what $title can say', (format) => {
  it('survives exactly, and nothing is called lost', () => {
    fc.assert(
      fc.property(sayable[format.title as keyof typeof sayable], (document) => {
        const { bytes, losses } = format.write(document, options);
        expect(losses).toEqual([]);
        expect(saidIn(format.read(bytes))).toEqual(saidIn(document));
      }),
      { numRuns: 150 },
    );
  });
});

it('JSON-LD holds all of any document, ids and what others have kept among it', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { kept: _, ...back } = jsonLd.read(jsonLd.write(document, options).bytes);
      const { kept, ...all } = document;
      expect(JSON.parse(JSON.stringify({ ...back, media: back.media }))).toMatchObject(
        JSON.parse(JSON.stringify(all)) as object,
      );
      expect(_).toMatchObject(kept ?? {});
    }),
    { numRuns: 150 },
  );
});
