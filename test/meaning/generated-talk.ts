import type { Situation } from '../../src/meaning/situation.ts';
import { integerBetween, seededRandom, zipfSampler } from './random.ts';
import type { World } from './generated-world.ts';

/**
 * Talk to an infant, made up: topics that last over utterances, names behind determiners and late in the utterance,
 * words for what a thing does or sounds like, nouns for things that nobody noted, names called, talk in bursts, talk of
 * things out of view. It is like such talk in that plain measures of association do as well on it as they are
 * published to do on Frank, Goodman & Tenenbaum's corpus. Shares and rates are within 0 and 1.
 */
export interface TalkPlan {
  readonly seed: number;
  readonly situations: number;
  readonly concepts: number;
  readonly functionWords: number;
  /** Probability that the topic stays from one utterance to the next, while it is in view. */
  readonly stay: number;
  /** Probability that an utterance names its topic, and that it has a word that goes with it. */
  readonly nameRate: number;
  readonly associateRate: number;
  /** Least and most words that go with a thing (its parts, what it does, how it sounds), and how many stand like names. */
  readonly associates: readonly [number, number];
  readonly associateDeterminerShare: number;
  /** Share of new topics that are nothing in view. */
  readonly noneShare: number;
  /** Share of utterances that are about what is not in view. */
  readonly displacedShare: number;
  /** Share of names at the end of the utterance, and behind a determiner. */
  readonly finalShare: number;
  readonly determinerShare: number;
  /** Probability that a function word is one said lately. */
  readonly burstiness: number;
  /** Share of concepts with a second name, and of second names that are made from the first ("doggie"). */
  readonly splitShare: number;
  readonly variantShare: number;
  /** Least and most things in view, and function words in an utterance. */
  readonly inView: readonly [number, number];
  readonly fillers: readonly [number, number];
  /** Mean number of utterances until something in view changes. */
  readonly sceneLength: number;
  /** Nouns for things never noted, and the share of utterances with one. */
  readonly absentNouns: number;
  readonly absentRate: number;
  /** People who are called. */
  readonly vocatives: number;
}

export const infantTalk: TalkPlan = {
  seed: 1,
  situations: 620,
  concepts: 22,
  functionWords: 380,
  stay: 0.75,
  nameRate: 0.4,
  associateRate: 0.2,
  associates: [2, 10],
  associateDeterminerShare: 0.4,
  noneShare: 0.25,
  displacedShare: 0.1,
  finalShare: 0.6,
  determinerShare: 0.6,
  burstiness: 0.3,
  splitShare: 0.6,
  variantShare: 0.75,
  inView: [1, 3],
  fillers: [0, 5],
  sceneLength: 14,
  absentNouns: 60,
  absentRate: 0.25,
  vocatives: 3,
};

export function generateTalk(plan: TalkPlan): World {
  const random = seededRandom(plan.seed);
  const integer = integerBetween(random);
  const pick = <T>(list: readonly T[]): T => list[integer(0, list.length - 1)]!;
  const spell = speller(random);
  const determiners = Array.from({ length: 3 }, () => spell(1));
  const calls = Array.from({ length: plan.vocatives }, () => spell(2));
  const functionWords = Array.from({ length: plan.functionWords }, () => spell(1 + Math.floor(random() * 1.7)));
  const absentNouns = Array.from({ length: plan.absentNouns }, () => spell(integer(1, 2)));
  const shared = Array.from({ length: 9 }, () => spell(integer(1, 2)));
  const names = Array.from({ length: plan.concepts }, () => {
    const first = spell(integer(1, 2));
    if (random() >= plan.splitShare) return [first];
    return [first, random() < plan.variantShare ? first + pick(endings) : spell(integer(1, 2))];
  });
  const associates = names.map(() =>
    Array.from({ length: integer(...plan.associates) }, () => (random() < 0.3 ? pick(shared) : spell(integer(1, 2)))),
  );
  const frequent = zipfSampler(plan.concepts, 0.8, random);
  const functionWord = zipfSampler(plan.functionWords, 1, random);
  const absentNoun = zipfSampler(plan.absentNouns, 0.8, random);

  const gold = new Map<string, Set<string>>();
  const situations: Situation[] = [];
  let scene: number[] = [];
  let topic = -1;
  let said: string[] = [];
  let lastAbsent: string | undefined;
  for (let s = 0; s < plan.situations; s++) {
    if (s === 0 || random() < 1 / plan.sceneLength) changeScene(s === 0);
    if (!(random() < plan.stay) || s === 0 || (topic >= 0 && !scene.includes(topic))) {
      topic = random() < plan.noneShare ? -1 : pick(scene);
    }
    const words = utter();
    const id = `s${String(s).padStart(7, '0')}`;
    situations.push({
      id,
      sequenceId: 'talk',
      ordinal: s,
      heard: words.map((formId, i) => ({ tokenId: `${id}-${i}`, forms: [{ formId, weight: 1 }] })),
      saw: [...scene].sort((a, b) => a - b).map((concept) => ({ conceptId: `c${concept}`, confidence: 1 })),
    });
  }
  return { situations, gold };

  function changeScene(anew: boolean): void {
    if (anew || random() < 0.4) {
      const fresh = new Set<number>();
      const size = integer(...plan.inView);
      while (fresh.size < size) fresh.add(frequent());
      scene = [...fresh];
      said = [];
      return;
    }
    const comes = frequent();
    const joins = random() < 0.5 && scene.length < plan.inView[1];
    if (scene.includes(comes)) return;
    scene = [...scene];
    if (joins) scene.push(comes);
    else scene[integer(0, scene.length - 1)] = comes;
    if (!joins || random() < 0.6) topic = comes;
  }

  function utter(): string[] {
    const words: string[] = [];
    const put = (word: string, determinerShare: number, finalShare: number) => {
      const at = random() < finalShare ? words.length : integer(0, words.length);
      words.splice(at, 0, ...(random() < determinerShare ? [pick(determiners), word] : [word]));
    };
    const fillers = integer(...plan.fillers);
    for (let i = 0; i < fillers; i++) {
      const repeats = said.length > 0 && random() < plan.burstiness;
      const word = repeats ? pick(said) : random() < 0.06 ? pick(determiners) : functionWords[functionWord()]!;
      words.push(word);
      said.push(word);
    }
    said = said.slice(-40);
    const about = random() < plan.displacedShare ? frequent() : topic;
    if (about >= 0 && random() < plan.associateRate) put(pick(associates[about]!), plan.associateDeterminerShare, 0.4);
    if (about >= 0 && random() < plan.nameRate) {
      const name = pick(names[about]!);
      put(name, plan.determinerShare, plan.finalShare);
      if (scene.includes(about)) gold.set(name, (gold.get(name) ?? new Set()).add(`c${about}`));
    }
    if (plan.absentNouns > 0 && random() < plan.absentRate) {
      if (lastAbsent === undefined || random() > 0.35) lastAbsent = absentNouns[absentNoun()]!;
      put(lastAbsent, plan.determinerShare, plan.finalShare * 0.8);
    }
    if (plan.vocatives > 0 && random() < 0.12) words.push(pick(calls));
    return words.length > 0 ? words : [functionWords[functionWord()]!];
  }
}

const endings = ['ie', 's', 'ies', 'y', 'en'];

/** Makes words of so many syllables, no two the same. */
function speller(random: () => number): (syllables: number) => string {
  const onsets = [
    'b',
    'd',
    'g',
    'p',
    't',
    'k',
    'm',
    'n',
    'l',
    'r',
    's',
    'sh',
    'h',
    'w',
    'j',
    'f',
    'st',
    'br',
    'cl',
    'tr',
  ];
  const vowels = ['a', 'e', 'i', 'o', 'u', 'oo', 'ee', 'ai', 'ou'];
  const codas = ['', '', 'n', 't', 'g', 'd', 'k', 'ck', 'l', 'r', 'mp', 'nd', 'th'];
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const known = new Set<string>();
  return (syllables) => {
    for (;;) {
      let word = '';
      for (let i = 0; i < syllables; i++) word += pick(onsets) + pick(vowels) + pick(codas);
      if (known.has(word)) continue;
      known.add(word);
      return word;
    }
  };
}
