import type { Graph } from '../../graph/graph.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { readState as readForms } from '../../phonetics/forms/form-corpus.store.ts';
import type { FormCandidate } from '../../phonetics/forms/form-membership.ts';
import { heardToken } from '../../phonetics/forms/heard-token.ts';
import type { RecognisedUtterance, RecognitionQuestion } from '../../phonetics/forms/recognise-forms.ts';
import { embeddingSpace } from '../../phonetics/likeness/word-embedding-inference.ts';
import { LexiconSpecies } from '../../recording/lexicon-species.ts';
import type { CallHypothesesService } from '../calls/call-hypotheses.service.ts';
import { tagOf } from '../explanation/names.ts';
import { PhraseStore } from '../phrases/phrase.store.ts';
import { unitIdOf } from '../phrases/phrase-units.ts';
import { inViewAround, type ClipContent, type ClipUtterance } from './clip-content.ts';
import { glossOf, linesOfCalls, type Gloss } from './gloss.ts';
import { toldCallTypes, type ToldCallType } from './interpret-calls.ts';
import { interpretTokens, type LikelyMeaning, type WordMeanings } from './interpret-tokens.ts';
import { ClipRefusedError } from './interpretation.errors.ts';
import { InterpretationStore, type FormMeaning } from './interpretation.store.ts';
import { joinPhrases } from './join-phrases.ts';
import { wordsOfUtterance, type PlacedWord } from './words-of-utterance.ts';

export type WordRefusal = 'UNKNOWN_SOUND' | 'NOT_LEARNED' | 'UNCERTAIN' | 'NOT_TRANSLATED';

export interface NamedMeaning extends LikelyMeaning {
  readonly label?: string | null;
}

export interface InterpretedWord extends PlacedWord {
  /** What stands for the form in the gloss. */
  readonly name: string;
  /** Of the phrase that it is, if it is one. */
  readonly phraseId?: string | null;
  /** Weight of forms that are not known, 0 to 1. */
  readonly unknown: number;
  /** Stated; absent where the evidence is not enough, and then `refusal` says why. */
  readonly meaning?: NamedMeaning;
  readonly refusal?: { readonly code: WordRefusal; readonly message: string };
  /** The likeliest few, stated or not. */
  readonly likely: readonly NamedMeaning[];
  /** Of a call: what calls of its type are hypothesised to go with, in sentences, the least likely to be chance first. */
  readonly hypotheses: readonly string[];
}

export interface InterpretedUtterance {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly words: readonly InterpretedWord[];
  readonly gloss: Gloss;
}

/** Likelier than not: a wrong gloss misleads, a missing one does not. */
export const statedFrom = 0.5;
const mostLikely = 5;
const leastLikely = 0.01;

const recognising = new URL('../../phonetics/forms/recognise-forms.ts', import.meta.url);

export interface InterpretationTools {
  readonly graph: Graph;
  readonly lanes: Lanes;
  readonly calls: CallHypothesesService;
  readonly signal?: AbortSignal;
}

/**
 * What was probably said in a clip, by what a lexicon knows. Of a lexicon of a species nothing is said to be said. Nothing is written.
 * @throws {ClipRefusedError} nothing to interpret, or nothing to interpret it by
 */
export async function interpretClip(
  clip: ClipContent,
  lexiconId: string,
  { graph, lanes, calls, signal }: InterpretationTools,
): Promise<readonly InterpretedUtterance[]> {
  if (!clip.hasAudio) throw new ClipRefusedError('NO_SOUND', 'the clip has no sound track: there is nothing to hear');
  const utterances = clip.utterances.filter(({ pattern }) => pattern.frames > 0);
  if (utterances.length === 0) throw new ClipRefusedError('NO_VOICE', 'no voice is heard in the clip');
  const state = await readForms(graph, lexiconId);
  if (state === undefined || state.forms.length === 0) {
    throw new ClipRefusedError('NOTHING_LEARNED', 'the lexicon has heard nothing yet; put recordings in first');
  }
  const space = embeddingSpace();
  const question: RecognitionQuestion = {
    state,
    tokens: utterances.map((utterance) => heardToken(`clip ${utterance.id}`, utterance, space)),
  };
  const recognised = await lanes.call<readonly RecognisedUtterance[]>('forms', recognising, question, {
    ...(signal && { signal }),
  });
  const heard = utterances.map((utterance, place) => wordsOfUtterance(utterance, recognised[place]!));
  const species = (await new LexiconSpecies(graph).read([lexiconId])).get(lexiconId);
  if (species !== undefined) {
    const told = await toldCallTypes(lexiconId, graph, calls);
    return utterances.map((utterance, place) => interpretedCalls(utterance, heard[place]!, told, species));
  }
  const store = new InterpretationStore(graph);
  const phrases = await new PhraseStore(graph).unitPhrases(lexiconId);
  const words = heard.map((ofUtterance) => joinPhrases(ofUtterance, phrases));
  const formIds = distinct(words.flat().flatMap(({ forms }) => forms.map(({ formId }) => formId)));
  const ofPhrases = phrases.flatMap(({ formIds: unit, whole }) =>
    whole.map((meaning): FormMeaning => ({ ...meaning, formId: unitIdOf(unit) })),
  );
  const known = [...(await store.meanings(lexiconId, formIds)), ...ofPhrases];
  const baseRate = clip.hasVideo
    ? await store.baseRates(lexiconId, distinct(known.map(({ conceptId }) => conceptId)))
    : new Map<string, number>();
  const meaningsOf = byForm(known);
  const labels = new Map(known.map(({ conceptId, label }) => [conceptId, label ?? null]));
  return utterances.map((utterance, place) => {
    const confidence = inViewAround(utterance, clip.views);
    const view = clip.hasVideo ? { confidence, baseRate } : undefined;
    const found = interpretTokens(words[place]!, meaningsOf, view);
    const interpreted = words[place]!.map((word, at) => interpretedWord(word, found[at]!, labels));
    const { startSeconds, endSeconds } = utterance;
    return { startSeconds, endSeconds, words: interpreted, gloss: glossOf(interpreted.map(glossed)) };
  });
}

function interpretedCalls(
  { startSeconds, endSeconds }: ClipUtterance,
  calls: readonly PlacedWord[],
  told: ReadonlyMap<string, ToldCallType>,
  species: string,
): InterpretedUtterance {
  const words = calls.map((call): InterpretedWord => {
    const unknown = Math.max(0, 1 - call.forms.reduce((sum, { weight }) => sum + weight, 0));
    const common = { ...call, name: nameOfWord(call.forms, unknown), unknown, likely: [] };
    if (unknown > 0.5) return { ...common, hypotheses: [], refusal: unknownSound(unknown) };
    const message = `calls of ${species} are not translated: what they go with are hypotheses`;
    const hypotheses = told.get(call.forms[0]!.formId)?.sentences ?? [];
    return { ...common, hypotheses, refusal: { code: 'NOT_TRANSLATED', message } };
  });
  const shown = words.map(({ name, forms, refusal }) => {
    const goesWith = refusal?.code === 'NOT_TRANSLATED' ? told.get(forms[0]!.formId)?.goesWith : undefined;
    return { form: name, ...(goesWith !== undefined && { goesWith }) };
  });
  return { startSeconds, endSeconds, words, gloss: linesOfCalls(shown, species) };
}

function interpretedWord(
  word: PlacedWord,
  { meanings, unknown }: WordMeanings,
  labels: ReadonlyMap<string, string | null>,
): InterpretedWord {
  const likely = meanings
    .filter(({ probability }) => probability >= leastLikely)
    .slice(0, mostLikely)
    .map((meaning): NamedMeaning => ({ ...meaning, label: labels.get(meaning.conceptId) ?? null }));
  const [best] = likely;
  const name = word.phrase?.formIds.map(tagOf).join('+') ?? nameOfWord(word.forms, unknown);
  const common = { ...word, name, phraseId: word.phrase?.id ?? null, unknown, likely, hypotheses: [] };
  if (best !== undefined && best.probability >= statedFrom) return { ...common, meaning: best };
  return { ...common, refusal: refusalOf(best, unknown) };
}

function refusalOf(best: NamedMeaning | undefined, unknown: number): NonNullable<InterpretedWord['refusal']> {
  if (unknown > 0.5) return unknownSound(unknown);
  if (best === undefined) {
    return { code: 'NOT_LEARNED', message: 'the form is known and nothing is learned of what it means' };
  }
  const message = `the likeliest meaning has probability ${best.probability.toFixed(2)}, and is stated from ${statedFrom}`;
  return { code: 'UNCERTAIN', message };
}

function unknownSound(unknown: number): NonNullable<InterpretedWord['refusal']> {
  const message = `no form of the lexicon sounds like this (probability of an unknown one ${unknown.toFixed(2)})`;
  return { code: 'UNKNOWN_SOUND', message };
}

function nameOfWord(forms: readonly FormCandidate[], unknown: number): string {
  const [best] = forms;
  return best === undefined || unknown > 0.5 ? unknownName : tagOf(best.formId);
}

const unknownName = '***';

function glossed({ name, meaning }: InterpretedWord) {
  if (meaning === undefined) return { form: name };
  const { conceptId, label = null, probability } = meaning;
  return { form: name, meaning: { label, tag: tagOf(conceptId), probability } };
}

function byForm(known: readonly FormMeaning[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { formId, conceptId, probability } of known) {
    const meanings = found.get(formId) ?? new Map<string, number>();
    found.set(formId, meanings.set(conceptId, probability));
  }
  return found;
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
