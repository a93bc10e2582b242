import { ParameterError } from '../errors.ts';
import { checkPattern } from './acoustic-pattern.ts';
import type { PatternToken } from './pattern-shelf.ts';

/** A token that stands for its form, or for the lexicon, when new ones are compared. */
export interface ExemplarToken {
  readonly token: PatternToken;
  /** See `typical-distance.ts`. */
  readonly typical: number;
}

/** A form as far as new tokens need to know it. */
export interface KnownForm {
  readonly id: string;
  readonly tokenCount: number;
  readonly medoidTokenId: string;
  /** At most four, those of the lowest ids: as good as drawn by chance, since ids are hashes. */
  readonly exemplars: readonly ExemplarToken[];
}

/** All that the clusterer remembers of a lexicon; its size follows the number of forms, not of tokens. */
export interface FormState {
  readonly lexiconId: string;
  /** By id. */
  readonly forms: readonly KnownForm[];
  /** A sample of the lexicon's tokens, at most forty, of the lowest ids. */
  readonly background: readonly PatternToken[];
}

export const mostExemplars = 4;
export const mostBackground = 40;

export function emptyFormState(lexiconId: string): FormState {
  return { lexiconId, forms: [], background: [] };
}

interface StoredToken {
  readonly id: string;
  readonly startSeconds: number;
  readonly frames: number;
  readonly dims: number;
  /** base 64 */
  readonly features: string;
}

/** The state as JSON. */
export interface StoredFormState {
  readonly version: 1;
  readonly lexiconId: string;
  readonly forms: readonly {
    readonly id: string;
    readonly tokenCount: number;
    readonly medoidTokenId: string;
    readonly exemplars: readonly { readonly token: StoredToken; readonly typical: number }[];
  }[];
  readonly background: readonly StoredToken[];
}

export function storeFormState({ lexiconId, forms, background }: FormState): StoredFormState {
  return {
    version: 1,
    lexiconId,
    forms: forms.map((form) => ({
      ...form,
      exemplars: form.exemplars.map(({ token, typical }) => ({ token: storeToken(token), typical })),
    })),
    background: background.map(storeToken),
  };
}

/** @throws {ParameterError} a state of another version, or patterns of one */
export function restoreFormState(stored: StoredFormState): FormState {
  if (stored.version !== 1) {
    throw new ParameterError(`a stored form state has version 1, got ${JSON.stringify(stored.version)}; settle again`);
  }
  return {
    lexiconId: stored.lexiconId,
    forms: stored.forms.map((form) => ({
      ...form,
      exemplars: form.exemplars.map(({ token, typical }) => ({ token: restoreToken(token), typical })),
    })),
    background: stored.background.map(restoreToken),
  };
}

function storeToken({ id, pattern }: PatternToken): StoredToken {
  const { startSeconds, frames, dims, features } = pattern;
  return { id, startSeconds, frames, dims, features: Buffer.from(features).toString('base64') };
}

function restoreToken({ id, features, ...rest }: StoredToken): PatternToken {
  const pattern = { ...rest, features: new Uint8Array(Buffer.from(features, 'base64')) };
  checkPattern(pattern);
  return { id, pattern };
}
