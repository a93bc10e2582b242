// cspell:disable -- words of many languages, and names of programs
import { aligned, eafOf, media, property, reference, slot, slots, tag, tier, type } from './make-eaf.ts';

const interlinearTypes = [
  type('utterance'),
  type('words', 'Symbolic_Subdivision'),
  type('morphs', 'Symbolic_Subdivision'),
  type('gloss', 'Symbolic_Association'),
  type('translation', 'Symbolic_Association'),
];

const header = [
  media('file:///C:/Users/field/Desktop/session_03.wav', 'audio/x-wav', { RELATIVE_MEDIA_URL: './session_03.wav' }),
  property('URN', 'urn:nl-mpi-tools-elan-eaf:8d0ee1f4-0000-4000-8000-aaaaaaaaaaaa'),
  property('lastUsedAnnotationId', '14'),
];

/** Utterance, words, morphs, glosses and a translation, each below another. */
const interlinear = eafOf({
  root: { AUTHOR: 'N. N.' },
  header,
  slots: slots(780, 2340, 2500, 4100),
  tiers: [
    tier(
      'ref@KA',
      'utterance',
      { PARTICIPANT: 'KA', ANNOTATOR: 'NN', DEFAULT_LOCALE: 'us' },
      aligned('a1', 'ts1', 'ts2', 'KA_001'),
      aligned('a2', 'ts3', 'ts4', 'KA_002'),
    ),
    tier(
      'wd@KA',
      'words',
      { PARENT_REF: 'ref@KA', PARTICIPANT: 'KA' },
      reference('a3', 'a1', 'wal'),
      reference('a4', 'a1', 'ngamuku', 'a3'),
      reference('a5', 'a2', 'yu'),
    ),
    tier(
      'mb@KA',
      'morphs',
      { PARENT_REF: 'wd@KA', PARTICIPANT: 'KA' },
      reference('a6', 'a3', 'wal'),
      reference('a7', 'a4', 'nga-'),
      reference('a8', 'a4', 'muku', 'a7'),
      reference('a9', 'a5', 'yu'),
    ),
    tier(
      'gl@KA',
      'gloss',
      { PARENT_REF: 'mb@KA', PARTICIPANT: 'KA' },
      reference('a10', 'a6', 'then'),
      reference('a11', 'a7', '1SG.A-'),
      reference('a12', 'a8', 'see<PST>'),
      reference('a13', 'a9', 'yes'),
    ),
    tier(
      'ft@KA',
      'translation',
      { PARENT_REF: 'ref@KA', PARTICIPANT: 'KA' },
      reference('a14', 'a1', 'Then I saw "it" & left.'),
    ),
  ],
  types: interlinearTypes,
  beforeConstraints: [tag('LOCALE', { COUNTRY_CODE: 'US', LANGUAGE_CODE: 'en' })],
});

/** Children before their parents, chains against the order of the file. */
const shuffled = eafOf({
  slots: slots(0, 1000, 1000, 2000),
  tiers: [
    tier('gloss', 'gloss', { PARENT_REF: 'word' }, reference('g2', 'w2', 'two'), reference('g1', 'w1', 'one')),
    tier(
      'word',
      'words',
      { PARENT_REF: 'utt' },
      reference('w3', 'u1', 'c', 'w2'),
      reference('w2', 'u1', 'b', 'w1'),
      reference('w1', 'u1', 'a'),
    ),
    tier('utt', 'utterance', {}, aligned('u2', 'ts3', 'ts4', 'second'), aligned('u1', 'ts1', 'ts2', 'first')),
  ],
  types: interlinearTypes,
});

/** Words that divide the time of their utterance, most without a time of their own. */
const subdivided = eafOf({
  slots: [slot(1, 200), slot(2), slot(3), slot(4, 1400), slot(5, 1500), slot(6), slot(7, 1700)],
  tiers: [
    tier('utt', 'utterance', {}, aligned('a1', 'ts1', 'ts4', 'the whole'), aligned('a2', 'ts5', 'ts7', 'and more')),
    tier(
      'word',
      'wordT',
      { PARENT_REF: 'utt' },
      aligned('a3', 'ts1', 'ts2', 'the'),
      aligned('a4', 'ts2', 'ts3', 'who'),
      aligned('a5', 'ts3', 'ts4', 'le'),
      aligned('a6', 'ts5', 'ts6', 'and'),
      aligned('a7', 'ts6', 'ts7', 'more'),
    ),
    tier('pos', 'gloss', { PARENT_REF: 'word' }, reference('a8', 'a3', 'DET'), reference('a9', 'a5', 'ADJ')),
  ],
  types: [type('utterance'), type('wordT', 'Time_Subdivision'), type('gloss', 'Symbolic_Association')],
});

/** As exports of FLEx are: tiers named by speaker, level and language, ids of the export's own, several languages. */
const flex = eafOf({
  version: '2.8',
  root: { AUTHOR: '', DATE: '2019-11-30T08:00:00-05:00' },
  header: [
    media('file:///recordings/txt-12.mp4', 'video/mp4', { RELATIVE_MEDIA_URL: './txt-12.mp4' }),
    media('file:///recordings/txt-12.wav', 'audio/x-wav', {
      RELATIVE_MEDIA_URL: './txt-12.wav',
      EXTRACTED_FROM: 'file:///recordings/txt-12.mp4',
      TIME_ORIGIN: 1200,
    }),
  ],
  slots: slots(0, 3160, 3160, 7020),
  tiers: [
    tier(
      'A_phrase-segnum-en',
      'phrase-item',
      { PARTICIPANT: 'A', LANG_REF: 'eng' },
      aligned('ann1', 'ts1', 'ts2', '1'),
      aligned('ann2', 'ts3', 'ts4', '2'),
    ),
    tier(
      'A_phrase-gls-en',
      'item',
      { PARENT_REF: 'A_phrase-segnum-en', PARTICIPANT: 'A', LANG_REF: 'eng' },
      reference('ann3', 'ann1', 'He went.'),
      reference('ann4', 'ann2', ''),
    ),
    tier(
      'A_word-txt-tpi',
      'word',
      { PARENT_REF: 'A_phrase-segnum-en', PARTICIPANT: 'A', LANG_REF: 'tpi' },
      reference('ann5', 'ann1', 'em'),
      reference('ann6', 'ann1', 'i', 'ann5'),
      reference('ann7', 'ann1', 'go', 'ann6'),
      reference('ann8', 'ann1', '.', 'ann7'),
    ),
    tier(
      'A_morph-type',
      'item',
      { PARENT_REF: 'A_word-txt-tpi', PARTICIPANT: 'A' },
      reference('ann9', 'ann5', 'stem'),
      reference('ann10', 'ann6', 'particle'),
    ),
  ],
  types: [type('phrase-item'), type('item', 'Symbolic_Association'), type('word', 'Symbolic_Subdivision')],
  beforeConstraints: [
    tag('LANGUAGE', {
      LANG_DEF: 'http://cdb.iso.org/lg/CDB-00138502-001',
      LANG_ID: 'eng',
      LANG_LABEL: 'English (eng)',
    }),
    tag('LANGUAGE', { LANG_ID: 'tpi', LANG_LABEL: 'Tok Pisin (tpi)' }),
  ],
});

/** As Toolbox imports: reference, text, morphemes, parts of speech, notes that hang on the reference. */
const toolbox = eafOf({
  version: '2.7',
  root: { AUTHOR: 'unspecified', DATE: '2011-05-06T15:16:17+02:00' },
  header: [
    tag('LINKED_FILE_DESCRIPTOR', {
      LINK_URL: 'file:///D:/toolbox/texts.txt',
      MIME_TYPE: 'text/plain',
      RELATIVE_LINK_URL: '../toolbox/texts.txt',
      TIME_ORIGIN: 0,
      ASSOCIATED_WITH: 'x',
    }),
    property('lastUsedAnnotationId', '9'),
  ],
  slots: slots(0, 1000),
  tiers: [
    tier('ref', 'ref', { DEFAULT_LOCALE: 'en' }, aligned('a1', 'ts1', 'ts2', 'story.001')),
    tier(
      'tx',
      'tx',
      { DEFAULT_LOCALE: 'en', PARENT_REF: 'ref' },
      reference('a2', 'a1', 'Mele'),
      reference('a3', 'a1', 'hau', 'a2'),
    ),
    tier(
      'mb',
      'mb',
      { DEFAULT_LOCALE: 'en', PARENT_REF: 'tx' },
      reference('a4', 'a2', 'me-'),
      reference('a5', 'a2', 'le', 'a4'),
      reference('a6', 'a3', 'hau'),
    ),
    tier(
      'ps',
      'ps',
      { DEFAULT_LOCALE: 'en', PARENT_REF: 'mb' },
      reference('a7', 'a4', 'pfx'),
      reference('a8', 'a5', 'v'),
    ),
    tier('nt', 'nt', { DEFAULT_LOCALE: 'en', PARENT_REF: 'ref' }, reference('a9', 'a1', 'check\nwith speaker')),
    tier('dt', 'nt', { DEFAULT_LOCALE: 'en', PARENT_REF: 'ref' }),
  ],
  types: [
    type('ref'),
    type('tx', 'Symbolic_Subdivision'),
    type('mb', 'Symbolic_Subdivision'),
    type('ps', 'Symbolic_Association'),
    type('nt', 'Symbolic_Association'),
  ],
  beforeConstraints: [tag('LOCALE', { LANGUAGE_CODE: 'en', VARIANT: '' })],
});

/** Words within utterances by time, with pauses between them; one hangs over the end of its utterance. */
const included = eafOf({
  slots: slots(0, 5000, 100, 400, 700, 5200, 6000, 6500),
  tiers: [
    tier('Turn', 'turn', { ANNOTATOR: 'xy' }, aligned('a1', 'ts1', 'ts2', 'one turn'), aligned('a5', 'ts7', 'ts8', '')),
    tier(
      'Turn-words',
      'inside',
      { PARENT_REF: 'Turn' },
      aligned('a2', 'ts3', 'ts4', 'one'),
      aligned('a3', 'ts5', 'ts6', 'turn over'),
    ),
    tier('Turn-tags', 'tag', { PARENT_REF: 'Turn-words' }, reference('a4', 'a2', 'NUM')),
  ],
  types: [type('turn'), type('inside', 'Included_In'), type('tag', 'Symbolic_Association')],
});

/** References that no chain orders, as some converters write them. */
const unchained = eafOf({
  slots: slots(0, 900),
  tiers: [
    tier('u', 'utterance', {}, aligned('a1', 'ts1', 'ts2', 'x y z')),
    tier(
      'w',
      'words',
      { PARENT_REF: 'u' },
      reference('a2', 'a1', 'x'),
      reference('a3', 'a1', 'y'),
      reference('a4', 'a1', 'z', 'a3'),
    ),
    tier(
      't',
      'translation',
      { PARENT_REF: 'u' },
      reference('a5', 'a1', 'first'),
      reference('a6', 'a1', 'second', 'a5'),
    ),
  ],
  types: interlinearTypes,
});

/** A type that lost its constraint, one that has too many, and one that is not there. */
const odd = eafOf({
  slots: slots(0, 900, 100, 200),
  tiers: [
    tier('u', 'words', {}, aligned('a1', 'ts1', 'ts2', 'top with a constraint')),
    tier('w', 'utterance', { PARENT_REF: 'u' }, reference('a2', 'a1', 'below without one')),
    tier('x', 'gone', { PARENT_REF: 'u' }, aligned('a3', 'ts3', 'ts4', 'of no type')),
    tier('y', 'gloss', { PARENT_REF: 'u' }, aligned('a4', 'ts3', 'ts4', 'timed below symbolic')),
    tier('z', 'inside', { PARENT_REF: 'u' }, reference('a5', 'a1', 'untimed below timed')),
  ],
  types: [...interlinearTypes, type('inside', 'Included_In')],
});

export const interlinearEafs: Readonly<Record<string, string>> = {
  'interlinear glosses of one speaker': interlinear,
  'the same with Windows lines': interlinear.replaceAll('\n', '\r\n'),
  'the same on one line': interlinear.replaceAll(/\n\s*/gu, ''),
  'children before their parents': shuffled,
  'words that divide time, without times': subdivided,
  'an export of FLEx': flex,
  'an import of Toolbox, EAF 2.7': toolbox,
  'words within turns': included,
  'references without an order': unchained,
  'types that do not fit': odd,
};
