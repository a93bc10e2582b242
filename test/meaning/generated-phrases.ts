import type { Situation } from '../../src/meaning/situation.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';
import { integerBetween, zipfSampler } from './random.ts';

/** A world of things that have properties, in which both are named, and of phrases that mean something else. */
export interface PhrasePlan {
  readonly seed: number;
  readonly situations: number;
  readonly things: number;
  readonly properties: number;
  /** Pairs of a property's word and a thing's word that mean a third thing ("hot dog"). */
  readonly idioms: number;
  /** Probability that one of the things that idioms mean is in view without being named. */
  readonly idiomInView: number;
  /** Things whose word is heard as two forms, never one without the other. */
  readonly splitWords: number;
  /** Pairs of function words that come together and refer to nothing. */
  readonly emptyPhrases: number;
  readonly functionWords: number;
  /** Least and most things in view, each with one property. */
  readonly inView: readonly [number, number];
  /** Probability that what is named is in view, that a form is taken for another, that a thing in view is missed. */
  readonly presentShare: number;
  readonly recognitionErrorRate: number;
  readonly detectionErrorRate: number;
}

export const phraseWorld: PhrasePlan = {
  seed: 1,
  situations: 1500,
  things: 24,
  properties: 8,
  idioms: 6,
  idiomInView: 0.4,
  splitWords: 4,
  emptyPhrases: 6,
  functionWords: 20,
  inView: [1, 3],
  presentShare: 0.9,
  recognitionErrorRate: 0.1,
  detectionErrorRate: 0.1,
};

export interface PhraseTruth {
  /** Phrases with a meaning of their own: forms joined by a space, to the concept. */
  readonly whole: ReadonlyMap<string, string>;
  /** Phrases that mean what their words mean: to the concepts of the words. */
  readonly composed: ReadonlyMap<string, readonly string[]>;
  /** Phrases that refer to nothing. */
  readonly empty: ReadonlySet<string>;
}

export function generatePhrases(plan: PhrasePlan): { situations: readonly Situation[]; truth: PhraseTruth } {
  const random = seededRandom(plan.seed);
  const integer = integerBetween(random);
  const thingWords = Array.from({ length: plan.things }, (_, i) =>
    i < plan.splitWords ? [`t${i}a`, `t${i}b`] : [`t${i}`],
  );
  const usual = zipfSampler(plan.things, 0.6, random);
  const filler = zipfSampler(plan.functionWords, 0.8, random);
  const whole = new Map<string, string>();
  const composed = new Map<string, readonly string[]>();
  const idioms = Array.from({ length: plan.idioms }, (_, i) => {
    const words = [`p${i % plan.properties}`, `t${plan.splitWords + i}`];
    whole.set(words.join(' '), `idiom${i}`);
    return { words, concept: `idiom${i}` };
  });
  const empties = Array.from({ length: plan.emptyPhrases }, (_, i) => [`e${i}a`, `e${i}b`]);
  const forms = [
    ...thingWords.flat(),
    ...Array.from({ length: plan.properties }, (_, i) => `p${i}`),
    ...Array.from({ length: plan.functionWords }, (_, i) => `f${i}`),
  ];
  const situations = Array.from({ length: plan.situations }, (_, s): Situation => {
    const view = Array.from(
      { length: integer(...plan.inView) },
      () => [usual(), integer(0, plan.properties - 1)] as const,
    );
    const saw = new Set(view.flatMap(([thing, property]) => [`t${thing}`, `p${property}`]));
    if (plan.idioms > 0 && random() < plan.idiomInView) saw.add(`idiom${integer(0, plan.idioms - 1)}`);
    const words: string[] = [];
    const fill = (most: number) => {
      for (let i = integer(0, most); i > 0; i--) words.push(`f${filler()}`);
    };
    fill(2);
    if (random() < 0.2) words.push(...empties[integer(0, empties.length - 1)]!);
    const kind = random();
    const present = random() < plan.presentShare;
    const [thing, property] = present ? view[0]! : ([usual(), integer(0, plan.properties - 1)] as const);
    if (kind < 0.2 && idioms.length > 0) {
      const { words: said, concept } = idioms[integer(0, idioms.length - 1)]!;
      words.push(...said);
      if (present) saw.add(concept);
    } else {
      const isIdiom = whole.has([`p${property}`, ...thingWords[thing]!].join(' '));
      if (kind < 0.65 && !isIdiom) {
        words.push(`p${property}`, ...thingWords[thing]!);
        composed.set(`p${property} ${thingWords[thing]!.join(' ')}`, [`p${property}`, `t${thing}`]);
      } else words.push(...(kind < 0.9 || isIdiom ? thingWords[thing]! : [`p${property}`]));
    }
    fill(2);
    const id = `s${String(s).padStart(7, '0')}`;
    return {
      id,
      heard: words.map((word, i) => {
        const wrong = random() < plan.recognitionErrorRate;
        return {
          tokenId: `${id}-${i}`,
          forms: [{ formId: wrong ? forms[integer(0, forms.length - 1)]! : word, weight: 1 }],
        };
      }),
      saw: [...saw]
        .filter(() => random() >= plan.detectionErrorRate)
        .map((conceptId) => ({ conceptId, confidence: 1 })),
    };
  });
  thingWords.slice(0, plan.splitWords).forEach((words, i) => composed.set(words.join(' '), [`t${i}`, `t${i}`]));
  return { situations, truth: { whole, composed, empty: new Set(empties.map((words) => words.join(' '))) } };
}
