import { formParts } from '../../src/phonetics/forms/form-parts.ts';
import { makeAcousticPattern } from '../../src/phonetics/forms/make-acoustic-pattern.ts';
import { PatternShelf } from '../../src/phonetics/forms/pattern-shelf.ts';
import { settleForms, type SettledForm } from '../../src/phonetics/forms/settle-forms.ts';
import type { PhraseSet, SpokenPhrase } from './phrase-sets.ts';

/** What settling a lexicon of words and phrases finds inside the phrases. */
export interface PhraseScore {
  /** Parts of forms that are one word, and right ones. */
  readonly found: number;
  readonly right: number;
  /** Parts of forms that are themselves several words, heard as a whole utterance more than once, and right ones. */
  readonly foundPhrases: number;
  readonly rightPhrases: number;
  /** Known words said in phrases. */
  readonly said: number;
  readonly foundSaid: number;
  /** Wrong ones of either kind in phrases of unknown words only, of which there are `unknownPhrases`. */
  readonly wrongInUnknown: number;
  readonly unknownPhrases: number;
  readonly wrongInSingle: number;
  readonly singles: number;
  /** Of right ones, both ends; ascending. */
  readonly edgeErrorsSeconds: readonly number[];
  /** CPU for the parts alone, all utterances counted, and for the same once more. */
  readonly millisecondsEach: number;
  readonly millisecondsAgain: number;
}

/**
 * A form is called by what most of its whole utterances say, whether one word or several. A part is right where that is
 * said at its place: their overlap is more than half of what both cover.
 */
export function scorePhrases(set: PhraseSet): PhraseScore {
  const spoken = new Map(set.phrases.map((phrase) => [phrase.id, phrase]));
  const tokens = set.phrases.map(({ id, samples }) => ({
    id,
    pattern: makeAcousticPattern({ samples, startSeconds: 0 }),
  }));
  const shelf = new PatternShelf();
  const { forms, assignments, state } = settleForms('lexicon', tokens, shelf);
  const names = new Map(forms.map((form) => [form.id, nameOf(form, spoken)]));
  const timed = () => {
    const started = process.cpuUsage();
    const parts = formParts(tokens, assignments, state, shelf);
    const { user, system } = process.cpuUsage(started);
    return { parts, milliseconds: (user + system) / 1000 / tokens.length };
  };
  const { parts, milliseconds } = timed();
  const again = timed();
  const edgeErrorsSeconds: number[] = [];
  const foundWords = new Set<string>();
  const wrong = { alone: 0, mixed: 0, unknown: 0, single: 0 };
  const counts = { found: 0, right: 0, foundPhrases: 0, rightPhrases: 0 };
  for (const part of parts) {
    const phrase = spoken.get(part.wholeTokenId)!;
    const name = names.get(part.candidates[0]!.formId)!;
    const place = placeOf(phrase, name, part);
    const several = name.includes(' ');
    counts[several ? 'foundPhrases' : 'found']++;
    if (place !== undefined) counts[several ? 'rightPhrases' : 'right']++;
    if (place === undefined) {
      wrong[phrase.kind]++;
      continue;
    }
    edgeErrorsSeconds.push(
      Math.abs(place.startSeconds - part.startSeconds),
      Math.abs(place.endSeconds - part.endSeconds),
    );
    if (place.words === 1) foundWords.add(`${phrase.id} ${place.first}`);
  }
  const inPhrases = set.phrases.filter(({ kind }) => kind === 'mixed');
  const said = inPhrases.flatMap(({ id, words }) =>
    words.flatMap(({ word }, at) => (set.known.has(word) ? [`${id} ${at}`] : [])),
  );
  return {
    ...counts,
    said: said.length,
    foundSaid: said.filter((key) => foundWords.has(key)).length,
    wrongInUnknown: wrong.unknown,
    unknownPhrases: set.phrases.filter(({ kind }) => kind === 'unknown').length,
    wrongInSingle: wrong.single + wrong.alone,
    singles: set.phrases.filter(({ kind }) => kind === 'single' || kind === 'alone').length,
    edgeErrorsSeconds: edgeErrorsSeconds.sort((a, b) => a - b),
    millisecondsEach: milliseconds,
    millisecondsAgain: again.milliseconds,
  };
}

function nameOf({ tokenIds }: SettledForm, spoken: ReadonlyMap<string, SpokenPhrase>): string {
  const counts = new Map<string, number>();
  for (const id of tokenIds) {
    const name = spoken
      .get(id)!
      .words.map(({ word }) => word)
      .join(' ');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))[0]![0];
}

function placeOf({ words }: SpokenPhrase, name: string, part: { startSeconds: number; endSeconds: number }) {
  for (let first = 0; first < words.length; first++) {
    for (let last = first; last < words.length; last++) {
      const said = words.slice(first, last + 1);
      if (said.map(({ word }) => word).join(' ') !== name) continue;
      const { startSeconds } = said[0]!;
      const { endSeconds } = said.at(-1)!;
      const shared = Math.min(endSeconds, part.endSeconds) - Math.max(startSeconds, part.startSeconds);
      const covered = Math.max(endSeconds, part.endSeconds) - Math.min(startSeconds, part.startSeconds);
      if (shared > 0.5 * covered) return { startSeconds, endSeconds, first, words: said.length };
    }
  }
  return undefined;
}
