import { describe, expect, it } from 'vitest';
import { eaf } from '../../../../src/exchange/annotations/elan/eaf.ts';
import { refusalOf } from '../refusal-of.ts';
import { aligned, eafOf, reference, slot, slots, tag, tier, type } from './make-eaf.ts';

const types = [type('u'), type('w', 'Symbolic_Subdivision')];
const read = (text: string) => refusalOf(() => eaf.read(new TextEncoder().encode(text)));
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
const utterance = tier('u', 'u', {}, aligned('a1', 'ts1', 'ts2', 'x'));
const below = (...annotations: readonly string[]) => [utterance, tier('w', 'w', { PARENT_REF: 'u' }, ...annotations)];

describe('an EAF that is refused', () => {
  it.each([
    [
      'a time slot that is not there',
      eafOf({ slots: slots(0), tiers: [utterance], types }),
      '<ALIGNABLE',
      'time slot "ts2", which is not there',
    ],
    [
      'an annotation without a slot',
      eafOf({
        slots: slots(0),
        tiers: [
          tier(
            'u',
            'u',
            {},
            '<ANNOTATION>\n<ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1"/></ANNOTATION>',
          ),
        ],
        types,
      }),
      '<ALIGNABLE',
      'has no TIME_SLOT_REF2',
    ],
    [
      'an end before the start',
      eafOf({ slots: slots(10, 5), tiers: [utterance], types }),
      '<ALIGNABLE',
      'ends at 5 ms and begins at 10 ms',
    ],
    [
      'a negative time',
      eafOf({ slots: slots(0, -5), tiers: [utterance], types }),
      '<TIME_SLOT TIME_SLOT_ID="ts2"',
      'TIME_VALUE is -5',
    ],
    ['a time that is none', eafOf({ slots: [slot(1, '0:01')], types }), '<TIME_SLOT', '"0:01" is no number'],
    ['two slots of one id', eafOf({ slots: [slot(1, 0), slot(1, 1)], types }), '<TIME_SLOT', 'two time slots "ts1"'],
    [
      'no times at all',
      eafOf({ slots: slots(undefined, undefined), tiers: [utterance], types }),
      '<ALIGNABLE',
      'has no times',
    ],
    [
      'a parent that is not there',
      eafOf({ tiers: [tier('w', 'w', { PARENT_REF: 'u' })], types }),
      '<TIER',
      'the parent "u", which is not there',
    ],
    [
      'a circle of tiers',
      eafOf({ tiers: [tier('a', 'w', { PARENT_REF: 'b' }), tier('b', 'w', { PARENT_REF: 'a' })], types }),
      '<TIER',
      'has itself among its parents',
    ],
    [
      'two tiers of one name',
      eafOf({ tiers: [tier('a', 'u', {}), tier('a', 'w', {})], types }),
      'LINGUISTIC_TYPE_REF="w"',
      'two tiers "a"',
    ],
    [
      'a tier without a name',
      eafOf({ tiers: [tag('TIER', { LINGUISTIC_TYPE_REF: 'u' })], types }),
      '<TIER',
      'no TIER_ID',
    ],
    [
      'two annotations of one id',
      eafOf({ slots: slots(0, 1), tiers: below(reference('a1', 'a1', 'y')), types }),
      '<REF_ANNOTATION',
      'two annotations "a1"',
    ],
    [
      'an annotation without an id',
      eafOf({
        slots: slots(0, 1),
        tiers: [
          tier(
            'u',
            'u',
            {},
            '<ANNOTATION>\n<ALIGNABLE_ANNOTATION TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"/></ANNOTATION>',
          ),
        ],
        types,
      }),
      '<ALIGNABLE',
      'no ANNOTATION_ID',
    ],
    [
      'a reference to nothing',
      eafOf({ slots: slots(0, 1), tiers: below(reference('a2', 'a9', 'y')), types }),
      '<REF_ANNOTATION',
      'refers to "a9", which is not in tier "u"',
    ],
    [
      'a reference in a tier without a parent',
      eafOf({ slots: slots(0, 1), tiers: [utterance, tier('w', 'w', {}, reference('a2', 'a1', 'y'))], types }),
      '<REF_ANNOTATION',
      'its tier has no parent',
    ],
    [
      'a reference to its own tier',
      eafOf({ slots: slots(0, 1), tiers: below(reference('a2', 'a2', 'y')), types }),
      '<REF_ANNOTATION',
      'refers to "a2"',
    ],
    [
      'a previous annotation of another parent',
      eafOf({ slots: slots(0, 1), tiers: below(reference('a2', 'a1', 'y', 'a1')), types }),
      '<REF_ANNOTATION',
      'not of the same parent',
    ],
    [
      'a circle of previous annotations',
      eafOf({
        slots: slots(0, 1),
        tiers: below(reference('a2', 'a1', 'y', 'a3'), reference('a3', 'a1', 'z', 'a2')),
        types,
      }),
      '<REF_ANNOTATION',
      'follows itself',
    ],
    [
      'two types of one id',
      eafOf({ types: [type('u'), type('u', 'Included_In')] }),
      'CONSTRAINTS="Included_In"',
      'two linguistic types "u"',
    ],
    [
      'two languages of one id',
      eafOf({
        beforeConstraints: [tag('LANGUAGE', { LANG_ID: 'eng' }), tag('LANGUAGE', { LANG_ID: 'eng', LANG_LABEL: 'x' })],
      }),
      'LANG_LABEL="x"',
      'two languages "eng"',
    ],
    [
      'two vocabularies of one name',
      eafOf({
        afterConstraints: [
          tag('CONTROLLED_VOCABULARY', { CV_ID: 'v' }),
          tag('CONTROLLED_VOCABULARY', { CV_ID: 'v', EXT_REF: 'x' }),
        ],
      }),
      'EXT_REF="x"',
      'two controlled vocabularies',
    ],
    [
      'two entries of one id',
      eafOf({
        afterConstraints: [
          tag(
            'CONTROLLED_VOCABULARY',
            { CV_ID: 'v' },
            tag('CV_ENTRY_ML', { CVE_ID: 'e' }),
            tag('CV_ENTRY_ML', { CVE_ID: 'e', EXT_REF: 'x' }),
          ),
        ],
      }),
      'EXT_REF="x"',
      'two entries "e"',
    ],
    [
      'an annotation that is none',
      eafOf({ tiers: [tier('u', 'u', {}, '<ANNOTATION/>')], types }),
      '<ANNOTATION/>',
      'not one annotation',
    ],
    [
      'frames for times',
      eafOf({ headerAttributes: { TIME_UNITS: 'PAL-frames' } }),
      '<HEADER',
      'TIME_UNITS are "PAL-frames"',
    ],
  ])('for %s, with its line', (_, text, part, problem) => {
    const error = read(text);
    expect(error.message).toContain(problem);
    const line = lineOf(text, part);
    expect(error.line).toBeGreaterThanOrEqual(line);
    expect(text.split('\n')[error.line! - 1]!.slice(error.column! - 1)).toMatch(/^</);
    expect(error.remedy).not.toBe('');
  });

  it.each([
    ['broken XML', '<ANNOTATION_DOCUMENT>\n<HEADER>\n</TIER></ANNOTATION_DOCUMENT>', 3],
    ['a reference to no character', '<ANNOTATION_DOCUMENT>\n\n&nothing;</ANNOTATION_DOCUMENT>', 3],
    ['a character that XML does not have', '<ANNOTATION_DOCUMENT>\n\u0001</ANNOTATION_DOCUMENT>', 2],
    ['two attributes of one name', '<ANNOTATION_DOCUMENT\na="1"\na="2"/>', 3],
    ['a file that ends too soon', '<ANNOTATION_DOCUMENT>\n<HEADER>\n', 3],
    ['no file', '', 1],
    ['another root', '<TIME_ORDER/>', 1],
    ['another format', 'File type = "ooTextFile"', 1],
  ])('for %s', (_, text, line) => expect(read(text).line).toBe(line));

  it.each([
    ['entities that swell', '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'],
    ['entities of other files', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
    ['nothing', ''],
  ])('for a document type with %s', (_, inside) => {
    const text = `<?xml version="1.0"?>\n  <!DOCTYPE ANNOTATION_DOCUMENT [${inside}]>\n<ANNOTATION_DOCUMENT AUTHOR="&b;"/>`;
    expect(read(text)).toMatchObject({ line: 2, column: 3 });
    expect(read(text).message).toContain('DOCTYPE');
  });

  it('for an encoding that it says and does not have', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<ANNOTATION_DOCUMENT AUTHOR="é"/>';
    expect(read(text)).toMatchObject({ line: 2 });
    expect(refusalOf(() => eaf.read(Buffer.from(text, 'latin1')))).toMatchObject({ line: 2 });
  });

  it('for elements that lie deeper than any file has them', () => {
    expect(read(`<ANNOTATION_DOCUMENT>${'<x>'.repeat(200)}`).message).toContain('100 deep');
  });

  it('never opens what it names', () => {
    const address = 'http://127.0.0.1:1/x.wav';
    const document = eaf.read(
      new TextEncoder().encode(eafOf({ header: [tag('MEDIA_DESCRIPTOR', { MEDIA_URL: address })] })),
    );
    expect(document.media).toEqual([{ address }]);
  });
});
