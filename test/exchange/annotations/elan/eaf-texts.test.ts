import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eaf } from '../../../../src/exchange/annotations/elan/eaf.ts';
import { anyText } from '../made-documents.ts';
import { eafTree } from './eaf-tree.ts';
import { aligned, eafOf, reference, slot, tier, type } from './make-eaf.ts';

const anyLabel = anyText.filter(
  (text) => !/[\0-\x08\r\x0b\x0c\x0e-\x1f\ufffe\uffff]/u.test(text) && !/^\s*</u.test(text),
);

interface MadeUtterance {
  readonly gapMs: number;
  readonly lengthMs: number;
  readonly text: string;
  /** Parts of its time; slots between them have no time. */
  readonly parts: readonly string[];
  /** Parts without times, and one gloss for each that has one. */
  readonly words: readonly { readonly text: string; readonly gloss: string | null }[];
}

const anyUtterances: fc.Arbitrary<readonly MadeUtterance[]> = fc.array(
  fc.record({
    gapMs: fc.nat(500),
    lengthMs: fc.nat(3000),
    text: anyLabel,
    parts: fc.array(anyLabel, { maxLength: 4 }),
    words: fc.array(fc.record({ text: anyLabel, gloss: fc.option(anyLabel) }), { maxLength: 4 }),
  }),
  { maxLength: 6 },
);

/** One speaker: utterances, parts of their time, words below them and glosses below those. */
function eafWith(utterances: readonly MadeUtterance[], childrenFirst: boolean): string {
  const slots: string[] = [];
  const rows: Record<'utterance' | 'part' | 'word' | 'gloss', string[]> = {
    utterance: [],
    part: [],
    word: [],
    gloss: [],
  };
  let count = 0;
  const id = () => `a${++count}`;
  const made = (milliseconds?: number) => {
    slots.push(slot(slots.length + 1, milliseconds));
    return `ts${slots.length}`;
  };
  let now = 0;
  for (const { gapMs, lengthMs, text, parts, words } of utterances) {
    const [own, begin] = [id(), made(now + gapMs)];
    const between = parts.slice(1).map(() => made());
    now += gapMs + lengthMs;
    const end = made(now);
    const bounds = [begin, ...between, end];
    rows.utterance.push(aligned(own, begin, end, text));
    for (const [place, part] of parts.entries())
      rows.part.push(aligned(id(), bounds[place]!, bounds[place + 1]!, part));
    let previous: string | undefined;
    for (const word of words) {
      const wordId = id();
      rows.word.push(reference(wordId, own, word.text, previous));
      if (word.gloss !== null) rows.gloss.push(reference(id(), wordId, word.gloss));
      previous = wordId;
    }
  }
  const tiers = [
    tier('utterance', 'u', { PARTICIPANT: 'A' }, ...rows.utterance),
    tier('part', 'p', { PARENT_REF: 'utterance' }, ...rows.part),
    tier('word', 'w', { PARENT_REF: 'utterance' }, ...rows.word.reverse()),
    tier('gloss', 'g', { PARENT_REF: 'word' }, ...rows.gloss),
  ];
  const types = [
    type('u'),
    type('p', 'Time_Subdivision'),
    type('w', 'Symbolic_Subdivision'),
    type('g', 'Symbolic_Association'),
  ];
  return eafOf({ slots, tiers: childrenFirst ? tiers.reverse() : tiers, types });
}

describe('an EAF of any text', () => {
  it('comes back with all that it had', () => {
    fc.assert(
      fc.property(anyUtterances, fc.boolean(), (utterances, childrenFirst) => {
        const text = eafWith(utterances, childrenFirst);
        const document = eaf.read(new TextEncoder().encode(text));
        const written = eaf.write(document, { durationSeconds: 1 });
        expect(written.losses).toEqual([]);
        expect(eafTree(new TextDecoder().decode(written.bytes))).toEqual(eafTree(text));
        expect(eaf.read(written.bytes)).toEqual(document);
      }),
    );
  });
});
