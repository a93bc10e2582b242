import type { NamedLabel } from '../naming/sound-namer.ts';
import type { SourceKind } from '../sound-event.ts';
import { enhancedLabel, wordsOfAll, wordsOfEnhancing, wordsOfKind, wordsOfLabel, wordsOfNoise } from './query-words.ts';
import { wordForms } from './word-forms.ts';

/** What a word of a query means. */
export interface Concept {
  readonly name: string;
  /** Empty for all that sounds, and for noise. */
  readonly labels: readonly string[];
  readonly sort: 'labels' | 'all' | 'noise';
}

interface Entry {
  readonly words: readonly string[];
  readonly concept: Concept;
  /** Of several concepts in one term that of the highest rank is meant: "wind howling" is wind, and "engine noise" an engine. */
  readonly rank: number;
}

const [vague, usual, exact] = [0, 1, 2];

/** What can be asked for, by its words. */
export class QueryVocabulary {
  /** For people. */
  readonly known: readonly string[];
  /** By the first word; the longest first. */
  private readonly entries = new Map<string, Entry[]>();

  constructor(labels: readonly NamedLabel[]) {
    const kinds = [...new Set(labels.map(({ kind }) => kind))].filter((kind) => kind !== 'UNKNOWN');
    for (const kind of kinds) this.addKind(kind, labels);
    const ofKinds = kinds.map((kind) => wordsOfKind[kind][0]!);
    const others = labels.map(({ label }) => label).filter((label) => !ofKinds.includes(label));
    for (const label of others) {
      const concept: Concept = { name: label, labels: [label], sort: 'labels' };
      this.add(label, concept, exact);
      for (const words of wordsOfLabel[label] ?? []) this.add(words, concept, words.includes(' ') ? exact : usual);
    }
    const enhanced = labels.filter(({ label }) => label === enhancedLabel).map(({ label }) => label);
    for (const word of wordsOfAll) this.add(word, { name: 'everything', labels: [], sort: 'all' }, vague);
    for (const word of wordsOfNoise) this.add(word, { name: 'noise', labels: [], sort: 'noise' }, vague);
    if (enhanced.length > 0) {
      const concept: Concept = { name: enhancedLabel, labels: enhanced, sort: 'labels' };
      for (const word of wordsOfEnhancing) this.add(word, concept, vague);
    }
    this.known = [...others, ...ofKinds.map((word) => `${word} (all of that kind)`)];
  }

  /**
   * What a term of some words is about: of several things the last one of those that say most, as in "baby laughing" and "dog barking".
   * @returns undefined where none of the words is known
   */
  conceptOf(term: readonly string[]): Concept | undefined {
    const forms = term.map(wordForms);
    let best: Entry | undefined;
    for (let at = 0; at < term.length;) {
      const found = this.entryAt(forms, at);
      if (found !== undefined && found.rank >= (best?.rank ?? vague)) best = found;
      at += found?.words.length ?? 1;
    }
    return best?.concept;
  }

  private entryAt(forms: readonly (readonly string[])[], at: number): Entry | undefined {
    return forms[at]!.flatMap((first) => this.entries.get(first) ?? [])
      .sort((a, b) => b.words.length - a.words.length)
      .find(({ words }) => words.every((word, place) => forms[at + place]?.includes(word)));
  }

  private addKind(kind: Exclude<SourceKind, 'UNKNOWN'>, labels: readonly NamedLabel[]): void {
    const [name, ...others] = wordsOfKind[kind];
    const ofKind = labels.filter((each) => each.kind === kind).map(({ label }) => label);
    const concept: Concept = { name: name!, labels: ofKind, sort: 'labels' };
    this.add(name!, concept, ofKind.includes(name!) ? exact : usual);
    for (const words of others) this.add(words, concept, words.includes(' ') ? exact : usual);
  }

  private add(phrase: string, concept: Concept, rank: number): void {
    // A label may be made of endings, such as "crackling fire".
    const words = phrase.split(' ');
    const entries = this.entries.get(words[0]!) ?? [];
    entries.push({ words, concept, rank });
    this.entries.set(words[0]!, entries);
  }
}
