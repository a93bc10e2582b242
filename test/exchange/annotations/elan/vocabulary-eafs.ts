// cspell:disable -- words of many languages, and names of programs
import { aligned, eafOf, leaf, media, property, reference, slot, slots, tag, tier, type } from './make-eaf.ts';

const undetermined = tag('LANGUAGE', {
  LANG_DEF: 'http://cdb.iso.org/lg/CDB-00130975-001',
  LANG_ID: 'und',
  LANG_LABEL: 'undetermined (und)',
});

const phases = ['prep', 'stroke', 'hold', 'retract'];

/** Gesture phases from a vocabulary, both hands and gaze. */
const gesture = eafOf({
  header: [
    media('file:///Volumes/lab/dyad07.mpg', 'video/mpeg', { RELATIVE_MEDIA_URL: '../video/dyad07.mpg' }),
    media('file:///Volumes/lab/dyad07.wav', 'audio/x-wav', {
      EXTRACTED_FROM: 'file:///Volumes/lab/dyad07.mpg',
      TIME_ORIGIN: 440,
    }),
    property('lastUsedAnnotationId', '5'),
  ],
  slots: slots(1040, 1480, 1480, 1920, 1960, 2400, 300, 4000, 1040, 2400),
  tiers: [
    tier(
      'LH-phase',
      'phase',
      { PARTICIPANT: 'L', ANNOTATOR: 'coder1', PARENT_REF: 'LH-unit' },
      aligned('a1', 'ts1', 'ts2', 'prep', { CVE_REF: 'cveid_p0' }),
      aligned('a2', 'ts3', 'ts4', 'stroke', { CVE_REF: 'cveid_p1' }),
      aligned('a3', 'ts5', 'ts6', 'retrct?'),
    ),
    tier('LH-unit', 'unit', { PARTICIPANT: 'L', ANNOTATOR: 'coder1' }, aligned('a5', 'ts9', 'ts10', 'GU 1')),
    tier('RH-phase', 'phase', { PARTICIPANT: 'L', ANNOTATOR: 'coder2', PARENT_REF: 'LH-unit' }),
    tier('gaze', 'gaze', { PARTICIPANT: 'L' }, aligned('a4', 'ts7', 'ts8', 'partner', { CVE_REF: 'cveid_gone' })),
  ],
  types: [
    type('unit'),
    type('phase', 'Included_In', { CONTROLLED_VOCABULARY_REF: 'phases' }),
    type('gaze', undefined, { CONTROLLED_VOCABULARY_REF: 'gaze' }),
  ],
  beforeConstraints: [undetermined],
  afterConstraints: [
    tag(
      'CONTROLLED_VOCABULARY',
      { CV_ID: 'phases' },
      leaf('DESCRIPTION', { LANG_REF: 'und' }, 'Phases after Kendon'),
      ...phases.map((each, place) =>
        tag(
          'CV_ENTRY_ML',
          { CVE_ID: `cveid_p${place}` },
          leaf('CVE_VALUE', { DESCRIPTION: place === 1 ? 'the meaningful part' : '', LANG_REF: 'und' }, each),
        ),
      ),
    ),
    tag(
      'CONTROLLED_VOCABULARY',
      { CV_ID: 'gaze' },
      leaf('DESCRIPTION', { LANG_REF: 'und' }, ''),
      tag('CV_ENTRY_ML', { CVE_ID: 'cveid_g0' }, leaf('CVE_VALUE', { LANG_REF: 'und' }, 'partner')),
    ),
  ],
});

/** Values in three languages, colours of entries and data categories from outside. */
const multilingual = eafOf({
  slots: slots(0, 500),
  tiers: [
    tier(
      'mood',
      'mood',
      { LANG_REF: 'deu', EXT_REF: 'er2' },
      aligned('a1', 'ts1', 'ts2', 'froh', { CVE_REF: 'm1', EXT_REF: 'er1', LANG_REF: 'deu' }),
    ),
  ],
  types: [type('mood', undefined, { CONTROLLED_VOCABULARY_REF: 'Stimmung', EXT_REF: 'er2' })],
  beforeConstraints: [
    tag('LANGUAGE', { LANG_ID: 'deu', LANG_DEF: 'http://cdb.iso.org/lg/CDB-00138674-001', LANG_LABEL: 'German (deu)' }),
    tag('LANGUAGE', { LANG_ID: 'eng', LANG_LABEL: 'English (eng)' }),
    tag('LANGUAGE', { LANG_ID: 'x-own', LANG_LABEL: 'our dialect' }),
    tag('LANGUAGE', {
      LANG_ID: 'gsw',
      LANG_DEF: 'https://glottolog.org/resource/languoid/id/swis1247',
      LANG_LABEL: 'Swiss German',
    }),
  ],
  afterConstraints: [
    tag(
      'CONTROLLED_VOCABULARY',
      { CV_ID: 'Stimmung', EXT_REF: 'er3' },
      leaf('DESCRIPTION', { LANG_REF: 'deu' }, 'Wie es klingt'),
      leaf('DESCRIPTION', { LANG_REF: 'eng' }, 'how it sounds'),
      tag(
        'CV_ENTRY_ML',
        { CVE_ID: 'm1', EXT_REF: 'er1' },
        leaf('CVE_VALUE', { LANG_REF: 'deu' }, 'froh'),
        leaf('CVE_VALUE', { LANG_REF: 'eng', DESCRIPTION: 'merry' }, 'glad'),
        leaf('CVE_VALUE', { LANG_REF: 'x-own' }, 'frou'),
      ),
      tag('CV_ENTRY_ML', { CVE_ID: 'm2' }),
    ),
    tag('LEXICON_REF', {
      DATCAT_ID: 'd1',
      DATCAT_NAME: 'entry/form',
      LEXICON_ID: 'l1',
      LEXICON_NAME: 'Our words',
      LEX_REF_ID: 'lr1',
      NAME: 'lexicon',
      TYPE: 'LEXUS',
      URL: 'http://localhost/lexus',
    }),
    tag('EXTERNAL_REF', { EXT_REF_ID: 'er1', TYPE: 'iso12620', VALUE: 'http://www.isocat.org/datcat/DC-1333' }),
    tag('EXTERNAL_REF', { EXT_REF_ID: 'er2', TYPE: 'resource_url', VALUE: 'http://localhost/a?b=1&c=2' }),
    tag('EXTERNAL_REF', { EXT_REF_ID: 'er3', TYPE: 'ecv', VALUE: 'file:///C:/ecv/moods.ecv' }),
  ],
});

/** A vocabulary as before EAF 2.8. */
const old = (version: string) =>
  eafOf({
    version,
    root: { FORMAT: version === '2.5' ? undefined : version, DATE: '2008-02-29T23:59:59+01:00' },
    header: [media('file:///x.mpg', 'video/mpeg')],
    headerAttributes: { MEDIA_FILE: 'file:///old.mpg' },
    slots: slots(40, 80, 80, 4040),
    tiers: [
      tier('default', 'default-lt', { DEFAULT_LOCALE: 'en' }),
      tier(
        'signs',
        'sign',
        { PARTICIPANT: 's1' },
        aligned('a1', 'ts1', 'ts2', 'INDEX-1'),
        aligned('a2', 'ts3', 'ts4', 'HAUS', { SVG_REF: 'g1' }),
      ),
    ],
    types: [
      type('default-lt'),
      type('sign', undefined, { CONTROLLED_VOCABULARY_REF: 'hands', GRAPHIC_REFERENCES: 'true' }),
    ],
    beforeConstraints: [tag('LOCALE', { COUNTRY_CODE: 'EN', LANGUAGE_CODE: 'en' })],
    afterConstraints: [
      tag(
        'CONTROLLED_VOCABULARY',
        { CV_ID: 'hands', DESCRIPTION: 'which hand' },
        leaf('CV_ENTRY', { DESCRIPTION: 'right' }, 'R'),
        leaf('CV_ENTRY', { DESCRIPTION: '' }, 'L'),
        leaf('CV_ENTRY', {}, 'both'),
      ),
      tag('CONTROLLED_VOCABULARY', { CV_ID: 'none', DESCRIPTION: '' }),
    ],
  });

/** Sign language: glosses for each hand, mouthing below them, a translation and a comment. */
const sign = eafOf({
  header: ['front', 'left', 'right'].map((view, place) =>
    media(`file:///signs/pair2_${view}.mp4`, 'video/mp4', {
      RELATIVE_MEDIA_URL: `./pair2_${view}.mp4`,
      TIME_ORIGIN: place * 40,
    }),
  ),
  slots: slots(0, 320, 320, 760, 0, 760, 0, 1600),
  tiers: [
    tier(
      'GlossR S1',
      'gloss',
      { PARTICIPANT: 'S1' },
      aligned('a1', 'ts1', 'ts2', 'PT:PRO1SG'),
      aligned('a2', 'ts3', 'ts4', 'HOUSE(A)'),
    ),
    tier('GlossL S1', 'gloss', { PARTICIPANT: 'S1' }, aligned('a3', 'ts5', 'ts6', 'HOUSE(A)-hold')),
    tier('Mouthing S1', 'mouth', { PARTICIPANT: 'S1', PARENT_REF: 'GlossR S1' }, reference('a4', 'a2', 'haʊs')),
    tier('Translation S1', 'translation', { PARTICIPANT: 'S1' }, aligned('a5', 'ts7', 'ts8', 'My house 🏠 …')),
  ],
  types: [
    type('gloss', undefined, { LEXICON_REF: 'lex', EXT_REF: 'e' }),
    type('mouth', 'Symbolic_Association'),
    type('translation'),
  ],
  afterConstraints: [
    tag('LEXICON_REF', {
      LEX_REF_ID: 'lex',
      NAME: 'Signbank',
      TYPE: 'Signbank',
      URL: 'https://localhost/signbank',
      LEXICON_ID: '5',
      LEXICON_NAME: 'NGT',
    }),
    tag('EXTERNAL_REF', { EXT_REF_ID: 'e', TYPE: 'lexen_id', VALUE: '1' }),
  ],
});

/** Links between annotations, as of EAF 3.0, a licence, and what a later version might add. */
const later = eafOf({
  root: { AUTHOR: 'a&b "c"', FUTURE: 'yes' },
  licence: [
    leaf('LICENSE', { LICENSE_URL: 'https://creativecommons.org/licenses/by/4.0/' }, 'CC BY 4.0'),
    leaf('LICENSE', { LICENSE_URL: '' }, 'ask us'),
  ],
  header: [
    property('a', 'first'),
    property('a', 'second'),
    property('b', ' spaces '),
    tag('PROPERTY', { NAME: 'c', FUTURE: 'x' }),
    tag('SETTINGS', { zoom: 4 }, tag('COLOUR', {}, 'red')),
  ],
  slots: [slot(1, 0), tag('TIME_SLOT', { TIME_SLOT_ID: 'ts2', TIME_VALUE: 900, FUTURE: 'x' }), slot(3, 5000)],
  tiers: [
    tier(
      't',
      'default-lt',
      { FUTURE: '1', LANG_REF: 'nowhere' },
      tag('TIER_NOTE', {}, 'mind the gap'),
      tag(
        'ANNOTATION',
        {},
        tag(
          'ALIGNABLE_ANNOTATION',
          { ANNOTATION_ID: 'a1', TIME_SLOT_REF1: 'ts1', TIME_SLOT_REF2: 'ts2', FUTURE: '2' },
          leaf('ANNOTATION_VALUE', { FUTURE: '3' }, 'x'),
          tag('CERTAINTY', { level: 3 }),
        ),
      ),
    ),
  ],
  afterConstraints: [
    tag(
      'REF_LINK_SET',
      { LINK_SET_ID: 'rls1', LINK_SET_NAME: 'coref' },
      tag('CROSS_REF_LINK', { REF_LINK_ID: 'rl1', REF1: 'a1', REF2: 'a1', DIRECTIONALITY: 'undirected' }),
      tag('GROUP_REF_LINK', { REF_LINK_ID: 'rl2', REFS: 'a1 a1' }),
    ),
    tag('UNHEARD_OF', { of: 'it' }, tag('DEEP', {}, tag('DEEPER', {}, '<![CDATA[<x>]]>'))),
  ],
});

export const vocabularyEafs: Readonly<Record<string, string>> = {
  'gesture phases from a vocabulary': gesture,
  'a vocabulary in three languages': multilingual,
  'an old vocabulary, EAF 2.5': old('2.5'),
  'an old vocabulary, EAF 2.6': old('2.6'),
  'an old vocabulary, EAF 2.7': old('2.7'),
  'signs of both hands': sign,
  'links, licences and what is not known': later,
};
