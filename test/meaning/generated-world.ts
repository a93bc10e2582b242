import type { Situation } from '../../src/meaning/situation.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';
import { integerBetween, zipfSampler } from './random.ts';

/** A world with known truth. Counts are numbers of kinds; shares and rates are within 0 and 1. */
export interface WorldPlan {
  readonly seed: number;
  readonly situations: number;
  /** Words that refer. Word i means concept i (mod concepts). */
  readonly words: number;
  readonly concepts: number;
  /** Words that refer to nothing. */
  readonly functionWords: number;
  /** Frequencies of words and of function words go as rank^-exponent. */
  readonly zipfExponent: number;
  /** Least and most concepts in view. */
  readonly inView: readonly [number, number];
  /** Least and most function words in an utterance. */
  readonly fillers: readonly [number, number];
  /** Share of utterances that name something. */
  readonly namingShare: number;
  /** Share of naming utterances that name what is not in view. */
  readonly displacedShare: number;
  /** Mean number of utterances in a row with nearly the same things in view. */
  readonly sceneLength: number;
  /** Probability that a filler repeats one said earlier in this scene: talk comes in bursts. */
  readonly burstiness: number;
  /** Share of words with a second meaning. */
  readonly homonymShare: number;
  /** Share of concepts with two forms (two words, or one word whose cluster was split by voice). */
  readonly splitShare: number;
  /** Probability that a token is taken for another form. */
  readonly recognitionErrorRate: number;
  /** Probability that a thing in view is missed, and of one false detection in a situation. */
  readonly detectionErrorRate: number;
  /** Whether recognition and detection tell how sure they are, and rightly so, instead of hard labels. */
  readonly soft: boolean;
}

export interface World {
  readonly situations: readonly Situation[];
  /** formId to the concepts that it means; forms never said to mean anything are absent. */
  readonly gold: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The world of issue 4: a hundred words, two hundred referents, 30 % errors. */
export const noisyWorld: WorldPlan = {
  seed: 1,
  situations: 2000,
  words: 80,
  concepts: 200,
  functionWords: 20,
  zipfExponent: 1,
  inView: [2, 6],
  fillers: [1, 4],
  namingShare: 0.9,
  displacedShare: 0.05,
  sceneLength: 1,
  burstiness: 0,
  homonymShare: 0.05,
  splitShare: 0,
  recognitionErrorRate: 0.3,
  detectionErrorRate: 0.3,
  soft: false,
};

/** Like talk to an infant: long scenes, most words refer to nothing, most things in view go unnamed. */
export const nurseryWorld: WorldPlan = {
  seed: 1,
  situations: 600,
  words: 28,
  concepts: 22,
  functionWords: 700,
  zipfExponent: 0.9,
  inView: [1, 3],
  fillers: [1, 6],
  namingShare: 0.4,
  displacedShare: 0.25,
  sceneLength: 16,
  burstiness: 0.3,
  homonymShare: 0.05,
  splitShare: 0.3,
  recognitionErrorRate: 0,
  detectionErrorRate: 0,
  soft: false,
};

/** Sixty clips of one spoken word with one or two pictures, clustered and detected with errors. */
export const clipWorld: WorldPlan = {
  seed: 1,
  situations: 60,
  words: 15,
  concepts: 15,
  functionWords: 0,
  zipfExponent: 0.3,
  inView: [1, 2],
  fillers: [0, 0],
  namingShare: 1,
  displacedShare: 0,
  sceneLength: 1,
  burstiness: 0,
  homonymShare: 0,
  splitShare: 0.4,
  recognitionErrorRate: 0.1,
  detectionErrorRate: 0.1,
  soft: false,
};

export function generateWorld(plan: WorldPlan): World {
  const gold = new Map<string, Set<string>>();
  return { situations: [...situationsOf(plan, gold)], gold };
}

/**
 * One situation after another, for worlds that are larger than memory.
 * @param gold is filled on the way
 */
export function* situationsOf(plan: WorldPlan, gold = new Map<string, Set<string>>()): Generator<Situation> {
  const random = seededRandom(plan.seed);
  const integer = integerBetween(random);
  const wordId = (i: number, voice = 0) => `w${i}${voice ? 'b' : ''}`;
  const conceptId = (i: number) => `c${i}`;

  const meanings = Array.from({ length: plan.words }, (_, i) => {
    const own = [i % plan.concepts];
    if (random() < plan.homonymShare) own.push(integer(0, plan.concepts - 1));
    return own;
  });
  const isSplit = Array.from({ length: plan.words }, () => random() < plan.splitShare);
  const wordSampler = zipfSampler(plan.words, plan.zipfExponent, random);
  const fillerSampler = zipfSampler(plan.functionWords, plan.zipfExponent, random);
  const allForms = [
    ...meanings.flatMap((_, i) => (isSplit[i] ? [wordId(i), wordId(i, 1)] : [wordId(i)])),
    ...Array.from({ length: plan.functionWords }, (_, i) => `f${i}`),
  ];

  let scene: number[] = [];
  let said: string[] = [];
  for (let s = 0; s < plan.situations; s++) {
    const names = random() < plan.namingShare;
    const word = wordSampler();
    const meaning = meanings[word]![integer(0, meanings[word]!.length - 1)]!;
    const newScene = scene.length === 0 || random() < 1 / plan.sceneLength;
    if (newScene) {
      scene = Array.from({ length: integer(...plan.inView) }, () => integer(0, plan.concepts - 1));
      said = [];
    }
    let about = meaning;
    let spoken = word;
    if (names && random() >= plan.displacedShare) {
      if (plan.sceneLength > 1 && !newScene) {
        // within a scene, talk is about what is there
        const topics = meanings.flatMap((own, i) => (own.some((m) => scene.includes(m)) ? [i] : []));
        if (topics.length > 0) {
          spoken = topics[integer(0, topics.length - 1)]!;
          about = meanings[spoken]!.find((m) => scene.includes(m))!;
        }
      }
      if (!scene.includes(about)) scene[integer(0, scene.length - 1)] = about;
    }
    const forms: string[] = [];
    if (names) {
      const form = wordId(spoken, isSplit[spoken] && random() < 0.5 ? 1 : 0);
      forms.push(form);
      if (scene.includes(about)) gold.set(form, (gold.get(form) ?? new Set()).add(conceptId(about)));
    }
    const fillers = plan.functionWords === 0 ? 0 : integer(...plan.fillers);
    for (let i = 0; i < fillers; i++) {
      const repeated = said.length > 0 && random() < plan.burstiness;
      const filler = repeated ? said[integer(0, said.length - 1)]! : `f${fillerSampler()}`;
      forms.push(filler);
      said.push(filler);
    }
    const heard = forms.map((form, i) => ({ tokenId: `t${s}-${i}`, forms: recognise(form) }));
    const id = `s${String(s).padStart(7, '0')}`;
    yield { id, sequenceId: 'world', ordinal: s, heard, saw: detect(scene) };
  }
  function recognise(form: string) {
    const sure = plan.soft ? sureness(plan.recognitionErrorRate) : 1;
    const wrong = random() < (plan.soft ? 1 - sure : plan.recognitionErrorRate);
    const other = allForms[integer(0, allForms.length - 1)]!;
    const [first, second] = wrong ? [other, form] : [form, other];
    if (sure === 1 || first === second) return [{ formId: first, weight: sure }];
    return [
      { formId: first, weight: sure },
      { formId: second, weight: 1 - sure },
    ];
  }

  function detect(view: readonly number[]) {
    const seen = new Map<string, number>();
    const see = (concept: number, confidence: number) => {
      const id = conceptId(concept);
      seen.set(id, Math.max(confidence, seen.get(id) ?? 0));
    };
    const anything = () => integer(0, plan.concepts - 1);
    if (plan.soft) {
      for (const concept of view) {
        const sure = sureness(plan.detectionErrorRate);
        see(random() < sure ? concept : anything(), sure);
      }
    } else {
      for (const concept of view) if (random() >= plan.detectionErrorRate) see(concept, 1);
      if (random() < plan.detectionErrorRate) see(anything(), 1);
    }
    return [...seen].map(([id, confidence]) => ({ conceptId: id, confidence }));
  }

  /** Labels that tell how sure they are keep their word: of those that say 0.8, eight in ten are right. */
  function sureness(errorRate: number): number {
    return 1 - 2 * errorRate * random();
  }
}
