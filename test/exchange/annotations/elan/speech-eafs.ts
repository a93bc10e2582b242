// cspell:disable -- words of many languages, and names of programs
import {
  aligned,
  constraints,
  eafOf,
  leaf,
  media,
  property,
  reference,
  slot,
  slots,
  tag,
  tier,
  type,
} from './make-eaf.ts';

/** Several speakers who overlap, each with a tier. */
const speakers = (count: number) =>
  eafOf({
    root: { AUTHOR: 'lab' },
    header: [media(`file:///meeting${count}.wav`), property('lastUsedAnnotationId', String(3 * count))],
    slots: Array.from({ length: 6 * count }, (_, place) => slot(place + 1, 150 * place + (place % 2) * 700)),
    tiers: Array.from({ length: count }, (_, speaker) => {
      const number = (place: number) => 6 * speaker + 2 * place;
      return tier(
        `SPK${speaker}`,
        'default-lt',
        { PARTICIPANT: `Speaker ${speaker}`, ANNOTATOR: speaker % 2 === 0 ? 'auto' : '' },
        ...['so', '[laughs]', 'äh – genau'].map((text, place) =>
          aligned(`a${3 * speaker + place + 1}`, `ts${number(place) + 1}`, `ts${number(place) + 2}`, text),
        ),
      );
    }),
  });

const template = eafOf({
  root: { DATE: '' },
  tiers: [
    tier('utterance', 'utt', {}),
    tier('words', 'word', { PARENT_REF: 'utterance' }),
    tier('notes', 'note', { PARENT_REF: 'utterance', PARTICIPANT: '' }),
  ],
  types: [type('utt'), type('word', 'Time_Subdivision'), type('note', 'Symbolic_Association')],
});

/** As an aligner writes: thousands of slots, two for each annotation. */
const automatic = (count: number) =>
  eafOf({
    version: '2.8',
    slots: Array.from({ length: 2 * count }, (_, place) =>
      slot(place + 1, Math.floor(place / 2) * 310 + (place % 2) * 290),
    ),
    tiers: [
      tier(
        'asr',
        'default-lt',
        {},
        ...Array.from({ length: count }, (_, place) =>
          aligned(`a${place + 1}`, `ts${2 * place + 1}`, `ts${2 * place + 2}`, `w${place}`),
        ),
      ),
    ],
  });

/** As pympi writes: no locale, slots in no order, the constraints that it always has. */
const scripted = eafOf({
  version: '2.8',
  root: { AUTHOR: 'pympi', DATE: '2020-01-01T00:00:00+00:00' },
  slots: [slot(3, 900), slot(1, 0), slot(2, 450), slot(9, 12000)],
  tiers: [
    tier('default', 'default-lt', {}, aligned('a1', 'ts2', 'ts3', 'later'), aligned('a2', 'ts1', 'ts2', 'sooner')),
  ],
});

const overlapping = eafOf({
  slots: slots(0, 1000, 500, 1500, 1500, 1500),
  tiers: [
    tier(
      'birds',
      'default-lt',
      {},
      aligned('a1', 'ts1', 'ts2', 'A'),
      aligned('a2', 'ts3', 'ts4', 'B'),
      aligned('a3', 'ts5', 'ts6', 'no length'),
    ),
  ],
});

const unalignedMiddle = eafOf({
  slots: [slot(1), slot(2, 100), slot(3), slot(4), slot(5), slot(6, 900), slot(7)],
  tiers: [
    tier('a', 'default-lt', {}, aligned('a1', 'ts2', 'ts4', 'x'), aligned('a2', 'ts4', 'ts6', 'y')),
    tier(
      'b',
      'default-lt',
      {},
      aligned('b1', 'ts3', 'ts5', 'no chain'),
      aligned('b2', 'ts6', 'ts7', 'open end'),
      aligned('b3', 'ts1', 'ts2', 'open start'),
    ),
  ],
});

const markup = eafOf({
  slots: slots(0, 1, 2, 3, 4, 5, 6, 7),
  tiers: [
    tier(
      'html & <tier> "q"',
      'default-lt',
      { PARTICIPANT: '<b>' },
      aligned('a1', 'ts1', 'ts2', '<b>bold</b> &amp; &nbsp;'),
      aligned('a2', 'ts3', 'ts4', '  spaced\n\tout  '),
      aligned('a3', 'ts5', 'ts6', ']]>'),
      aligned('a4', 'ts7', 'ts8', ' '),
    ),
  ],
});

const fractional = eafOf({
  slots: [slot(1, '0'), slot(2, '333.25'), slot(3, '1000.0')],
  tiers: [tier('t', 'default-lt', {}, aligned('a1', 'ts1', 'ts2', 'x'), aligned('a2', 'ts2', 'ts3', 'y'))],
});

const bare = `<ANNOTATION_DOCUMENT AUTHOR="" DATE="2003-11-28T00:00:00+01:00" VERSION="2.0"><HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/><TIME_ORDER/></ANNOTATION_DOCUMENT>`;

const remarks = automatic(3)
  .replace('<TIME_ORDER>', '<!-- checked by two people --><TIME_ORDER>')
  .replace('<HEADER', '<?elan zoom?>\n<HEADER');

const long = '長い'.repeat(5000);

const essay = eafOf({
  slots: slots(0, 60_000),
  tiers: [
    tier('text', 'default-lt', {}, aligned('a1', 'ts1', 'ts2', long)),
    tier('note', 'n', { PARENT_REF: 'text' }, reference('a2', 'a1', 'e\u0301 é \u200f\u2028 𐍈')),
  ],
  types: [type('default-lt'), type('n', 'Symbolic_Association')],
});

const noConstraints = constraints.reduce((text, each) => text.replace(each, ''), automatic(2).replaceAll(/^ +/gmu, ''));

const badDate = automatic(1).replace(/DATE="[^"]*"/u, 'DATE="Thu Mar 04 2021"');

const cdata = automatic(1).replace('>w0<', '><![CDATA[<raw> & "so"]]>&#x2603;<');

const emptyValues = eafOf({
  slots: slots(0, 10, 20),
  tiers: [
    tier(
      't',
      'default-lt',
      {},
      aligned('a1', 'ts1', 'ts2', ''),
      '<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3"/></ANNOTATION>',
    ),
  ],
  licence: [leaf('LICENSE', { LICENSE_URL: '' }, '')],
  beforeConstraints: [tag('LOCALE', { LANGUAGE_CODE: '' })],
});

export const speechEafs: Readonly<Record<string, string>> = {
  'two speakers': speakers(2),
  'nine speakers': speakers(9),
  'a template without annotations': template,
  'an automatic transcript': automatic(500),
  'slots in no order': scripted,
  'annotations that overlap': overlapping,
  'slots without times beside chains': unalignedMiddle,
  'markup and white space in texts': markup,
  'times finer than a millisecond': fractional,
  'nothing but what must be, EAF 2.0': bare,
  'comments and processing instructions': remarks,
  'a long text in many scripts': essay,
  'no constraints': noConstraints,
  'a date that is none': badDate,
  'character data and references': cdata,
  'values that are empty or missing': emptyValues,
};
