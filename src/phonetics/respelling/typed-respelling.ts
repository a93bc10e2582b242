import { ParameterError } from '../../errors.ts';
import { englishReadings, foreignLetters, type Reading } from './english-readings.ts';
import { unitsOfToken } from './read-respelling.ts';
import { vowelSpellings } from './respelling-units.ts';
import { unitNumber } from './unit-distance.ts';

/** One sound, or none (-1), on the way from a node to a later one. */
export interface LatticeArc {
  readonly from: number;
  readonly to: number;
  readonly unit: number;
  readonly cost: number;
}

/** All that typed letters may mean: nodes from 0 to `nodes` - 1, arcs from lower to higher, in order of `from`. */
export interface UnitLattice {
  readonly nodes: number;
  readonly arcs: readonly LatticeArc[];
  /** Sounds on the way by the table. */
  readonly length: number;
}

/** What was typed has no letters to read. */
export class TypedRespellingError extends ParameterError {
  constructor(readonly typed: string) {
    super(
      `${JSON.stringify(typed.slice(0, 80))} cannot be read as a respelling; type 1 to ${longestTyped} Latin letters such as "an nyeong"`,
    );
  }
}

export const longestTyped = 200;
/** Costs: letters of two typed syllables read as one sound, and letters read apart that the table reads together. */
const acrossSyllables = 0.06;
const readApart = 0.03;
const longestLetters = 4;

interface Letters {
  readonly text: string;
  /** Places at which a syllable begins because it was typed so. */
  readonly starts: ReadonlySet<number>;
}

/**
 * What typed text may mean: by the table where it fits, by what English writers mean else; case, accents and separators are
 * hints. A path that is the table's and keeps to typed syllables costs 0, and there is but one.
 * @throws {TypedRespellingError} without Latin letters, or with too many
 */
export function latticeOfTyped(typed: string): UnitLattice {
  const letters = lettersOf(typed);
  if (letters.text === '' || letters.text.length > longestTyped) throw new TypedRespellingError(typed);
  const drafts: { from: number; to: number; reading: Reading }[] = [];
  let length = 0;
  let greedy = 0;
  for (let from = 0; from < letters.text.length; from += 1) {
    const first = longestToken(letters, from);
    if (from === greedy) {
      greedy += Math.max(1, first.length);
      length += unitsOfToken.get(first)?.length ?? 0;
    }
    for (let to = from + 1; to <= Math.min(letters.text.length, from + longestLetters); to += 1) {
      for (const reading of readingsOf(letters, from, to, first)) drafts.push({ from, to, reading });
    }
  }
  return numbered(drafts, letters.text.length, Math.max(1, length));
}

function lettersOf(typed: string): Letters {
  let text = '';
  const starts = new Set<number>();
  const spaced = typed.normalize('NFC').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  for (const character of spaced.toLowerCase()) {
    const known = foreignLetters.get(character) ?? character.normalize('NFD').replace(/\p{M}/gu, '');
    if (/^[a-zⁿ]+$/u.test(known)) text += known;
    else if (/^['’‘ʼ]$/u.test(known)) text += "'";
    else if (character === '!' && /[klpty]$/u.test(text)) text += '!';
    else if (/\p{L}/u.test(character)) throw new TypedRespellingError(typed);
    else starts.add(text.length);
  }
  return { text, starts };
}

/** What the table reads first from here, within the typed syllable. */
function longestToken({ text, starts }: Letters, from: number): string {
  let end = from + 1;
  while (end < text.length && !starts.has(end)) end += 1;
  let rest = text.slice(from, end);
  while (rest !== '' && !unitsOfToken.has(rest)) rest = rest.slice(0, -1);
  return rest;
}

function* readingsOf(letters: Letters, from: number, to: number, first: string): Iterable<Reading> {
  const text = letters.text.slice(from, to);
  let across = 0;
  for (let place = from + 1; place < to; place += 1) if (letters.starts.has(place)) across += acrossSyllables;
  const byTable = unitsOfToken.get(text);
  if (byTable !== undefined) yield { units: byTable, cost: across + (text.length < first.length ? readApart : 0) };
  for (const { units, cost } of englishReadings.get(text) ?? []) yield { units, cost: cost + across };
  const [letter = ''] = text;
  // Doubled consonants are one, as in English.
  if (text.length === 2 && text[1] === letter && !vowelSpellings.has(letter) && unitsOfToken.has(letter)) {
    yield { units: [letter], cost: 0.01 + across };
  }
  // A letter with no reading of its own is passed over.
  if (text.length === 1 && byTable === undefined && !englishReadings.has(text)) yield { units: [], cost: 0.05 };
}

/** Puts a node between the two sounds of one reading, so that an arc is one sound at most. */
function numbered(
  drafts: readonly { from: number; to: number; reading: Reading }[],
  letters: number,
  length: number,
): UnitLattice {
  const nodeOf: number[] = [];
  let nodes = 0;
  const middles = new Map<(typeof drafts)[number], number>();
  for (let place = 0; place <= letters; place += 1) {
    nodeOf.push(nodes);
    nodes += 1;
    for (const draft of drafts)
      if (draft.from === place && draft.reading.units.length === 2) middles.set(draft, nodes++);
  }
  const arcs: LatticeArc[] = [];
  for (const draft of drafts) {
    const from = nodeOf[draft.from]!;
    const to = nodeOf[draft.to]!;
    const [first, second] = draft.reading.units.map(unitNumber);
    const middle = middles.get(draft);
    if (first === undefined) arcs.push({ from, to, unit: -1, cost: draft.reading.cost });
    else if (second === undefined || middle === undefined)
      arcs.push({ from, to, unit: first, cost: draft.reading.cost });
    else {
      arcs.push({ from, to: middle, unit: first, cost: draft.reading.cost });
      arcs.push({ from: middle, to, unit: second, cost: 0 });
    }
  }
  return { nodes, arcs: arcs.sort((a, b) => a.from - b.from), length };
}
