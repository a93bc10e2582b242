import type { Situation } from '../../src/meaning/situation.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';
import { integerBetween, zipfSampler } from './random.ts';
import type { World } from './generated-world.ts';

/**
 * Talk to an infant, made up: things that come and go one after another, some of them never without the book that they
 * are pictured in; topics that last over utterances, names behind determiners and late in the utterance, words for what
 * a thing does or sounds like, nouns for things that nobody noted, names called, talk in bursts, talk of things out of
 * view. It is like such talk in how often words and things come, how long things stay and with what, and in that plain
 * measures of association do as well on it as they do on Frank, Goodman & Tenenbaum's corpus. Shares and rates are
 * within 0 and 1.
 */
export interface TalkPlan {
  readonly seed: number;
  readonly situations: number;
  /** In each of which things are shown anew. */
  readonly sessions: number;
  readonly concepts: number;
  /** How many of the things come by themselves; each other one is a part of, or pictured on, one of the first `books`. */
  readonly freeConcepts: number;
  readonly books: number;
  /** Share of changes of view at which a page is turned, and share of what is in a book that is on a page. */
  readonly pageShare: number;
  readonly picturedShare: number;
  /** Probability that something leaves at a change, and that what comes leaves the rest in view. */
  readonly leaveShare: number;
  readonly joinShare: number;
  /** How many times, at most, what was shown before in the session is passed over for something new. */
  readonly noveltySearch: number;
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
  /** Share of all other words that are made from one another ("like", "likes"). */
  readonly otherVariantShare: number;
  readonly mostInView: number;
  /** Least and most function words in an utterance. */
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
  sessions: 2,
  concepts: 26,
  freeConcepts: 9,
  books: 4,
  pageShare: 0.4,
  picturedShare: 0.5,
  leaveShare: 0.2,
  joinShare: 0.45,
  noveltySearch: 3,
  functionWords: 470,
  stay: 0.75,
  nameRate: 0.4,
  associateRate: 0.3,
  associates: [2, 6],
  associateDeterminerShare: 0.4,
  noneShare: 0.35,
  displacedShare: 0.15,
  finalShare: 0.6,
  determinerShare: 0.6,
  burstiness: 0.3,
  splitShare: 0.7,
  variantShare: 0.75,
  otherVariantShare: 0.15,
  mostInView: 7,
  fillers: [0, 6],
  sceneLength: 9,
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
  const functionWords = withVariants(plan.functionWords, () => spell(1 + Math.floor(random() * 1.7)));
  const absentNouns = withVariants(plan.absentNouns, () => spell(integer(1, 2)));
  const shared = Array.from({ length: 9 }, () => spell(integer(1, 2)));
  const names = Array.from({ length: plan.concepts }, () => {
    const first = spell(integer(1, 2));
    if (random() >= plan.splitShare) return [first];
    return [first, random() < plan.variantShare ? first + pick(endings) : spell(integer(1, 2))];
  });
  const associates = names.map(() =>
    Array.from({ length: integer(...plan.associates) }, () => (random() < 0.3 ? pick(shared) : spell(integer(1, 2)))),
  );
  const bookOf = names.map((_, concept) => (concept < plan.freeConcepts ? -1 : integer(0, plan.books - 1)));
  const picturesIn = names.map((_, book) => bookOf.flatMap((other, concept) => (other === book ? [concept] : [])));
  const frequent = zipfSampler(plan.freeConcepts, 0.8, random);
  const functionWord = zipfSampler(plan.functionWords, 1, random);
  const absentNoun = zipfSampler(plan.absentNouns, 0.8, random);

  const gold = new Map<string, Set<string>>();
  const situations: Situation[] = [];
  let scene: number[] = [];
  let shown = new Set<number>();
  let topic = -1;
  let said: string[] = [];
  let lastAbsent: string | undefined;
  for (let s = 0; s < plan.situations; s++) {
    const isFirst = s === 0 || sessionAt(s) !== sessionAt(s - 1);
    if (isFirst) begin();
    else if (random() < 1 / plan.sceneLength) changeScene();
    if (!(random() < plan.stay) || isFirst || (topic >= 0 && !scene.includes(topic))) {
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

  function sessionAt(s: number): number {
    return Math.floor((s * plan.sessions) / plan.situations);
  }

  function begin(): void {
    scene = [];
    shown = new Set();
    said = [];
    bring();
  }

  function changeScene(): void {
    const books = scene.filter((thing) => picturesIn[thing]!.length > 0);
    if (books.length > 0 && random() < plan.pageShare) turnPage(pick(books));
    else if (scene.length > 1 && random() < plan.leaveShare) {
      // what is talked of stays
      const leaving = scene.filter((thing) => thing !== topic && (topic < 0 || bookOf[topic] !== thing));
      const gone = leaving.length > 0 ? pick(leaving) : undefined;
      scene = scene.filter((thing) => thing !== gone && bookOf[thing] !== gone);
    } else bring();
  }

  function turnPage(book: number): void {
    const page = picturesIn[book]!.filter(() => random() < plan.picturedShare);
    scene = [...scene.filter((thing) => bookOf[thing] !== book), ...page].slice(0, plan.mostInView);
    if (page.length > 0 && random() < 0.6) topic = pick(page);
  }

  function bring(): void {
    let comes = frequent();
    for (let i = 0; i < plan.noveltySearch && shown.has(comes); i++) comes = frequent();
    if (scene.includes(comes)) return;
    shown.add(comes);
    const joins = scene.length > 0 && scene.length < plan.mostInView && random() < plan.joinShare;
    scene = joins ? [...scene, comes] : [comes];
    if (!joins) said = said.slice(-20);
    if (!joins || random() < 0.6) topic = comes;
  }

  function withVariants(count: number, make: () => string): string[] {
    const words: string[] = [];
    for (let i = 0; i < count; i++) {
      const made = i > 0 && random() < plan.otherVariantShare ? pick(words) + pick(endings) : make();
      words.push(words.includes(made) ? make() : made);
    }
    return words;
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
