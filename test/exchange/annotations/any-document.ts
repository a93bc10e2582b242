import fc from 'fast-check';
import type { Annotation, AnnotationDocument, Tier } from '../../../src/review/annotations/annotation-document.ts';

/** Texts that some format might take for something else. */
const nasty = [
  ...[
    '',
    ' ',
    ' a ',
    '\t',
    'a\tb',
    'a\nb',
    'a\n\nb',
    '\n',
    'a\r\nb',
    '=1+1',
    '-s',
    "'=x",
    "''",
    "'",
    '+1',
    '-3.5',
    "'-5",
    '@x',
  ],
  ...[
    '-->',
    '00:00:01.000 --> 00:00:02.000',
    '1',
    'NOTE x',
    'WEBVTT',
    '<v Ana>x',
    '<i>',
    '</v>',
    '5 < 6',
    '&amp;',
    '&#9731;',
  ],
  ...[
    '<b>bold</b>',
    '{\\an8}',
    '\\',
    '"',
    '""',
    'a,b;c',
    '#t=1,2',
    '__proto__',
    'constructor',
    '\ufeff',
    '\u2028',
    '\u202e',
    '👩‍👧',
  ],
];

export const anyText = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.tuple(fc.constantFrom(...nasty), fc.string({ maxLength: 4 })).map((parts) => parts.join('')),
);

/** One line without anything that a format has to write otherwise than it is. */
export const plainText = fc
  .array(fc.constantFrom('a', 'ɲ', '语', '&', '<', '>', '"', "'", '.', ' ', '{', '\\', '1', '-', '=', ';', ','), {
    minLength: 1,
    maxLength: 12,
  })
  .map((letters) => letters.join('').trim())
  .filter((text) => text !== '');

export const milliseconds = fc.nat({ max: 400_000_000 }).map((ms) => ms / 1000);
export const anySeconds = fc.oneof(
  milliseconds,
  fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => Math.abs(value)),
);

/** Names that are unique among the tiers. */
export const tierNames = (text: fc.Arbitrary<string>) => fc.uniqueArray(text, { minLength: 1, maxLength: 4 });

interface Choices {
  readonly text: fc.Arbitrary<string>;
  readonly seconds: fc.Arbitrary<number>;
  readonly hasFrequencies?: boolean;
  readonly isPoint?: boolean | null;
}

export const annotationsOf = ({ text, seconds, hasFrequencies = false, isPoint = false }: Choices, prefix: string) =>
  fc
    .array(
      fc.record({
        times: fc.tuple(seconds, seconds),
        text,
        low: fc.option(fc.nat(20_000), { nil: undefined }),
        height: fc.option(fc.nat(5_000), { nil: undefined }),
      }),
      { maxLength: 6 },
    )
    .map((rows) =>
      rows
        .map(({ times: [a, b], text: said, low, height }, place): Annotation => ({
          id: `${prefix}${place}`,
          startSeconds: Math.min(a, b),
          endSeconds: isPoint === true ? Math.min(a, b) : isPoint === false && a === b ? b + 1 : Math.max(a, b),
          text: said,
          ...(hasFrequencies && low !== undefined ? { lowHz: low } : {}),
          ...(hasFrequencies && low !== undefined && height !== undefined ? { highHz: low + height } : {}),
        }))
        .sort((x, y) => x.startSeconds! - y.startSeconds!),
    );

export const bareDocument = (tiers: readonly Tier[]): AnnotationDocument => ({
  tiers,
  vocabularies: [],
  media: [],
  metadata: {},
});

/** Anything that a document may say: families, points, frequencies, vocabularies, what others have kept. */
export const anyDocument: fc.Arbitrary<AnnotationDocument> = fc
  .record({
    names: tierNames(anyText.filter((name) => name !== '')),
    kinds: fc.array(fc.constantFrom('INTERVALS' as const, 'POINTS' as const), { minLength: 4, maxLength: 4 }),
    rows: fc.tuple(
      ...[0, 1, 2, 3].map((place) =>
        annotationsOf({ text: anyText, seconds: anySeconds, hasFrequencies: true }, `t${place}-`),
      ),
    ),
    people: fc.array(
      fc.option(
        anyText.filter((name) => name !== ''),
        { nil: undefined },
      ),
      { minLength: 4, maxLength: 4 },
    ),
    hasChild: fc.boolean(),
    title: fc.option(anyText, { nil: undefined }),
    media: fc.array(
      fc.webUrl().map((address) => ({ address })),
      { maxLength: 2 },
    ),
    kept: fc.option(fc.constant({ elan: { colour: '#fff', list: [1, null] } }), { nil: undefined }),
    durationSeconds: fc.option(anySeconds, { nil: undefined }),
  })
  .map(({ names, kinds, rows, people, hasChild, title, media, kept, durationSeconds }) => {
    const tiers = names.map((name, place): Tier => {
      const kind = kinds[place]!;
      const annotations = rows[place]!.map((each) =>
        kind === 'POINTS' ? { ...each, endSeconds: each.startSeconds! } : each,
      );
      const participant = people[place];
      return {
        name,
        kind,
        annotations,
        ...(participant === undefined ? {} : { participant }),
        ...(kept && place === 0 ? { kept } : {}),
      };
    });
    const [first] = tiers;
    const child: Tier = {
      name: `${names.join('')} child`,
      kind: 'INTERVALS',
      parent: first!.name,
      constraint: 'SYMBOLIC_SUBDIVISION',
      annotations: first!.annotations.flatMap(({ id, text }) =>
        ['x', text].map((part, place) => ({ id: `${id}.${place}`, text: part, parentId: id })),
      ),
    };
    return {
      tiers: hasChild ? [...tiers, child] : tiers,
      vocabularies: hasChild ? [{ name: 'pos', entries: [{ id: 'n', text: 'noun' }] }] : [],
      media,
      metadata: title === undefined ? {} : { title },
      ...(durationSeconds === undefined ? {} : { durationSeconds }),
      ...(kept ? { kept } : {}),
    };
  });

/** What a document says, without names that a format gives anew and without what it keeps. */
export function saidIn({ tiers }: AnnotationDocument): unknown {
  return tiers
    .filter(({ annotations }) => annotations.length > 0)
    .map(({ name, kind, participant, annotations }) => ({
      ...{ name, kind, participant },
      annotations: annotations.map(({ startSeconds, endSeconds, text, lowHz, highHz }) => ({
        startSeconds,
        endSeconds,
        text,
        lowHz,
        highHz,
      })),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
