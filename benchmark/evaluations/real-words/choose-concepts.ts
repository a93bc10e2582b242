/** Which concepts can be both shown and said, and in which voices. */

import path from 'node:path';
import { findArticles, nounOfCaption, plainCaption } from './captions.ts';
import type { Stamp } from './read-stamps.ts';

export interface Recording {
  /** Whose voice; two recordings of one voice have the same. */
  readonly voice: string;
  readonly file: string;
}

export interface Candidate {
  readonly concept: string;
  readonly stamp: Stamp;
  /** At least one, each in a voice of its own. */
  readonly recordings: readonly Recording[];
}

export interface Sources {
  /** The concepts that there are words for in any language, as their files are named (`cat_female`). */
  readonly concepts: readonly string[];
  readonly stamps: readonly Stamp[];
  readonly language: string;
  /** The recording of a concept's word in the language, if there is one. */
  readonly wordFile: (concept: string) => string | undefined;
}

/**
 * A concept is shown by the stamp whose English caption is its name alone or, failing that, whose file has its name. In
 * the former case the caption's recording is a second voice if the caption in the language is a single word, or one with
 * an article; no transcript says that the word is the same as in the first voice, so some pairs may say two synonyms.
 */
export function findCandidates({ concepts, stamps, language, wordFile }: Sources): Candidate[] {
  const articles = articlesOf(stamps, language);
  const englishArticles = articlesOf(stamps, 'en');
  const stampOf = stampsByName(stamps, englishArticles);
  const taken = new Set<string>();
  const nouns = new Set<string>();
  return concepts.flatMap((concept): Candidate[] => {
    const stamp = stampOf.get(concept.replaceAll('_', ' '));
    if (stamp === undefined || taken.has(stamp.picture)) return [];
    const noun = nounOfCaption(stamp.captions.get(language) ?? '', articles);
    const named = englishName(stamp, englishArticles) === concept.replaceAll('_', ' ');
    const caption = noun !== undefined && named ? stamp.spoken.get(language) : undefined;
    const word = wordFile(concept);
    const recordings = [
      ...(word === undefined ? [] : [{ voice: `${language} words`, file: word }]),
      ...(caption === undefined ? [] : [{ voice: `${language} captions`, file: caption }]),
    ];
    // Two concepts that the language calls the same could not be told apart by ear.
    if (recordings.length === 0 || (noun !== undefined && nouns.has(noun))) return [];
    taken.add(stamp.picture);
    if (noun !== undefined) nouns.add(noun);
    return [{ concept, stamp, recordings }];
  });
}

function stampsByName(stamps: readonly Stamp[], articles: ReadonlySet<string>): Map<string, Stamp> {
  const byName = new Map<string, Stamp>();
  for (const stamp of stamps) byName.set(path.parse(stamp.picture).name.toLowerCase().replaceAll(/[_-]/gu, ' '), stamp);
  for (const stamp of [...stamps].reverse()) byName.set(englishName(stamp, articles), stamp);
  return byName;
}

function englishName(stamp: Stamp, articles: ReadonlySet<string>): string {
  const words = plainCaption(stamp.captions.get('en') ?? '').split(' ');
  return (articles.has(words[0]!) ? words.slice(1) : words).join(' ');
}

function articlesOf(stamps: readonly Stamp[], language: string): Set<string> {
  return findArticles(stamps.flatMap(({ captions }) => captions.get(language) ?? []));
}
