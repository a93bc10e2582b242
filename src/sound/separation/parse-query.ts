import type { NamedLabel } from '../naming/sound-namer.ts';
import { kindOfLabels, type AskedPart } from './asked-part.ts';
import { affirmations, conjunctions, emptyWords, enhancedLabel, negations, settings } from './query-words.ts';
import { QueryVocabulary, type Concept } from './query-vocabulary.ts';
import { UnknownQueryError } from './separation.errors.ts';

/** Words that belong together, and whether they say what is wanted. */
interface Term {
  readonly words: readonly string[];
  readonly isWanted: boolean;
}

/**
 * Which part a text asks for: "the dog", "dogs and rain", "animals but not birds", "speech without the rain", "everything except the music",
 * "no rain". Without anything that is wanted, all but the rest is; to be rid of noise is to want speech.
 * @param labels that can be told apart
 * @throws {UnknownQueryError} it names nothing of these, or takes away what it asks for
 */
export function parseQuery(query: string, labels: readonly NamedLabel[]): AskedPart {
  const vocabulary = new QueryVocabulary(labels);
  const refuse = (problem: string): never => {
    throw new UnknownQueryError(query, problem, vocabulary.known);
  };
  const terms = termsOf(query);
  const unknown = terms.filter(({ words }) => vocabulary.conceptOf(words) === undefined);
  const conceptsThat = (wanted: boolean): readonly Concept[] =>
    terms
      .filter(({ isWanted }) => isWanted === wanted)
      .flatMap(({ words }) => vocabulary.conceptOf(words) ?? [])
      .filter(({ name }, place, all) => all.findIndex((each) => each.name === name) === place);
  const [wanted, unwanted] = [conceptsThat(true), conceptsThat(false)];
  if (wanted.length + unwanted.length === 0) refuse('names nothing that is known');
  // What is unknown and not wanted is left out of what is wanted anyhow.
  const missed = unknown.filter(({ isWanted }) => isWanted || wanted.length === 0);
  if (missed.length > 0) refuse(`names ${missed.map(({ words }) => words.join(' ')).join(', ')}, which is not known`);

  const named = (names: readonly string[], isAllBut: boolean, against: readonly string[] = []): AskedPart => ({
    label: (isAllBut ? 'all but ' : '') + wordsJoined(wanted, unwanted, isAllBut),
    kind: isAllBut ? 'UNKNOWN' : kindOfLabels(names, labels),
    labels: names,
    isAllBut,
    against,
  });
  const wantsAll = wanted.some(({ sort }) => sort === 'all');
  const ofWanted = labelsOf(wanted);
  const ofUnwanted = labelsOf(unwanted);
  if (ofWanted.length > 0 && !wantsAll) {
    const left = ofWanted.filter((label) => !ofUnwanted.includes(label));
    if (left.length === 0) refuse('takes away what it asks for');
    return named(left, false, ofUnwanted);
  }
  // Noise is all but speech, and all but noise is speech.
  if (wanted.some(({ sort }) => sort === 'noise')) return enhanced(labels, true) ?? refuse('asks for noise');
  if (ofUnwanted.length > 0) return named(ofUnwanted, true);
  if (unwanted.some(({ sort }) => sort === 'noise')) return enhanced(labels, false) ?? refuse('names noise alone');
  return refuse('takes nothing away and asks for nothing');
}

function enhanced(labels: readonly NamedLabel[], isAllBut: boolean): AskedPart | undefined {
  const speech = labels.find(({ label }) => label === enhancedLabel);
  if (speech === undefined) return undefined;
  return {
    label: isAllBut ? `all but ${speech.label}` : speech.label,
    kind: isAllBut ? 'UNKNOWN' : speech.kind,
    labels: [speech.label],
    isAllBut,
    against: [],
  };
}

function labelsOf(concepts: readonly Concept[]): readonly string[] {
  return [...new Set(concepts.flatMap((each) => each.labels))];
}

/** "animal but bird" for animals without birds; "speech" for speech without rain, which it is anyhow. */
function wordsJoined(wanted: readonly Concept[], unwanted: readonly Concept[], isAllBut: boolean): string {
  const names = (concepts: readonly Concept[]) =>
    concepts
      .filter(({ sort }) => sort === 'labels')
      .map(({ name }) => name)
      .join(' and ');
  if (isAllBut) return names(unwanted);
  const within = unwanted.filter((each) => each.labels.some((label) => labelsOf(wanted).includes(label)));
  return within.length === 0 ? names(wanted) : `${names(wanted)} but ${names(within)}`;
}

/** The text cut where its sense turns or another thing begins; words that say nothing are left out. */
function termsOf(query: string): readonly Term[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?|[,;&+/]/gu) ?? [];
  const terms: Term[] = [];
  let isWanted = true;
  let term: string[] = [];
  const end = () => {
    if (term.length > 0) terms.push({ words: term, isWanted });
    term = [];
  };
  words.forEach((word, place) => {
    if (negations.has(word)) {
      end();
      isWanted = false;
    } else if (affirmations.has(word)) {
      end();
      isWanted = true;
    } else if (word === 'but') {
      // It turns the sense, unless the next word says which way.
      end();
      const next = words[place + 1] ?? '';
      if (!negations.has(next) && !affirmations.has(next)) isWanted = !isWanted;
    } else if (settings.has(word)) {
      end();
      if (terms.some((each) => each.isWanted)) isWanted = false;
    } else if (conjunctions.has(word)) end();
    else if (!emptyWords.has(word)) term.push(word);
  });
  end();
  return terms;
}
