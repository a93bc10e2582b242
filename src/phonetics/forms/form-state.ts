import { ParameterError } from '../../errors.ts';
import { checkPattern } from './acoustic-pattern.ts';
import type { HeardToken } from './heard-token.ts';
import type { SoundDistances } from './sound-distances.ts';

/** A token that stands for its form, or for the lexicon, when new ones are compared. */
export interface ExemplarToken {
  readonly token: HeardToken;
  /** See `typical-distance.ts`. */
  readonly typical: SoundDistances;
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
  readonly background: readonly HeardToken[];
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
  readonly phones?: readonly string[];
  /** Its vector as 32-bit numbers, little-endian, base 64. */
  readonly point?: { readonly space: string; readonly vector: string };
}

/** Of what is stored: it changes with `StoredFormState`. */
export const formStateFormat = 2;

/** The state as JSON. */
export interface StoredFormState {
  readonly format: number;
  readonly lexiconId: string;
  readonly forms: readonly {
    readonly id: string;
    readonly tokenCount: number;
    readonly medoidTokenId: string;
    readonly exemplars: readonly { readonly token: StoredToken; readonly typical: SoundDistances }[];
  }[];
  readonly background: readonly StoredToken[];
}

export function storeFormState({ lexiconId, forms, background }: FormState): StoredFormState {
  return {
    format: formStateFormat,
    lexiconId,
    forms: forms.map((form) => ({
      ...form,
      exemplars: form.exemplars.map(({ token, typical }) => ({ token: storeToken(token), typical })),
    })),
    background: background.map(storeToken),
  };
}

/** @throws {ParameterError} a state of another format, or patterns of another version */
export function restoreFormState(stored: StoredFormState): FormState {
  if (stored.format !== formStateFormat) {
    const got = JSON.stringify(stored.format);
    throw new ParameterError(`a stored form state has format ${formStateFormat}, got ${got}; settle again`);
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

function storeToken({ id, pattern, phones, point }: HeardToken): StoredToken {
  const { startSeconds, frames, dims, features } = pattern;
  return {
    id,
    startSeconds,
    frames,
    dims,
    features: Buffer.from(features).toString('base64'),
    ...(phones && { phones }),
    ...(point && { point: { space: point.space, vector: base64Of(point.vector) } }),
  };
}

function restoreToken({ id, features, phones, point, ...rest }: StoredToken): HeardToken {
  const pattern = { ...rest, features: new Uint8Array(Buffer.from(features, 'base64')) };
  checkPattern(pattern);
  return {
    id,
    pattern,
    ...(phones && { phones }),
    ...(point && { point: { space: point.space, vector: vectorOf(point.vector) } }),
  };
}

function base64Of(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}

/** Copied, since a view of 32-bit numbers cannot begin at any byte. */
function vectorOf(base64: string): Float32Array {
  return new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer);
}
