import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NotFoundError, ParameterError } from '../errors.ts';

/** One input or output of a model. A dimension that the caller chooses is a name, such as `batch`. */
export interface TensorFact {
  readonly type: 'float32' | 'int32' | 'int64' | 'uint8' | 'bool';
  readonly shape: readonly (number | string)[];
  readonly description: string;
}

export interface ModelFileFact {
  /**
   * Path inside the npm package where the card names one, of what is fetched inside a folder of the user's cache, else
   * inside the card's folder; `/` between folders.
   */
  readonly file: string;
  /** SHA-256 of the file's bytes, 64 lower-case hexadecimal digits; empty while the model is pending. */
  readonly sha256: string;
}

/** What `models/<name>/card.json` says of a model: where its bytes are, what they must hash to, and whose they are. */
export interface ModelCard extends ModelFileFact {
  /** The folder's name, kebab-case. */
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Announced, and not there yet: its recipe has still to make its files. */
  readonly pending?: boolean;
  /** The npm package that carries the file; absent where this repository does. */
  readonly package?: string;
  /** Where its file is fetched from by who wants it; it is then kept in the user's cache and never in this repository. */
  readonly url?: string;
  /** Further files without which the first cannot be used, such as weights in parts. */
  readonly alongside?: readonly ModelFileFact[];
  /** Why nobody gets it by default, such as that it is for research only; who may use it switches it on by its name. */
  readonly optIn?: string;
  /** SPDX identifier of the weights, and of the package around them where that differs. */
  readonly licence: string;
  /** Who made it, with an address. */
  readonly source: string;
  readonly inputs: Readonly<Record<string, TensorFact>>;
  readonly outputs: Readonly<Record<string, TensorFact>>;
  /** The model whose outputs it was trained to read: those of another, or of a later one of that name, say nothing to it. */
  readonly trainedOn?: { readonly model: string; readonly sha256: string };
  /** Numbers fitted to the model's answers on held-out data, by which its users read them; part of its checksum. */
  readonly calibration?: Readonly<Record<string, number>>;
}

/** A card that does not hold what a card must hold; `problem` says which field. */
export class ModelCardError extends ParameterError {
  override readonly code = 'BAD_MODEL_CARD';
  constructor(
    readonly path: string,
    readonly problem: string,
    options?: { cause?: unknown },
  ) {
    super(`model card ${path}: ${problem}`, options);
  }
}

/** Where the shipped cards are. */
export const modelsFolder = fileURLToPath(new URL('../../models/', import.meta.url));

const cards = new Map<string, ModelCard>();

/**
 * Read once per thread.
 * @throws {NotFoundError} no such folder in `models/`, or none with a card
 * @throws {ModelCardError} a card that is not JSON or lacks a field
 */
export function modelCard(name: string, folder: string = modelsFolder): ModelCard {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new NotFoundError('model', name);
  const path = join(folder, name, 'card.json');
  const known = cards.get(path);
  if (known !== undefined) return known;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new NotFoundError('model', name);
    throw cause;
  }
  const card = parseModelCard(text, path, name);
  cards.set(path, card);
  return card;
}

/** All shipped cards, in order of their names. */
export function listModels(folder: string = modelsFolder): readonly ModelCard[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .flatMap((name) => {
      try {
        return [modelCard(name, folder)];
      } catch (error) {
        if (error instanceof NotFoundError) return [];
        throw error;
      }
    });
}

/**
 * What stands for a model in the version of an inference: the checksum that its card promises, of all its files, and its
 * calibration.
 * The bytes are held to it when they are loaded.
 * @throws {NotFoundError} {@link modelCard}
 */
export function modelChecksum(name: string, folder: string = modelsFolder): string {
  const card = modelCard(name, folder);
  if (card.alongside === undefined && card.calibration === undefined) return card.sha256;
  const all = [card, ...(card.alongside ?? [])].map(({ file, sha256 }) => `${sha256} ${file}\n`);
  if (card.calibration !== undefined) all.push(JSON.stringify(Object.entries(card.calibration).sort()));
  return createHash('sha256').update(all.join('')).digest('hex');
}

/** @throws {ModelCardError} */
export function parseModelCard(text: string, path: string, name: string): ModelCard {
  let card: ModelCard;
  try {
    card = JSON.parse(text) as ModelCard;
  } catch (cause) {
    throw new ModelCardError(path, 'is not JSON', { cause });
  }
  const refuse = (problem: string): never => {
    throw new ModelCardError(path, problem);
  };
  if (typeof card !== 'object' || card === null || Array.isArray(card)) refuse('is not an object');
  for (const field of ['name', 'version', 'description', 'licence', 'source'] as const) {
    if (typeof card[field] !== 'string' || card[field] === '') refuse(`${field} must be a text that is not empty`);
  }
  if (card.name !== name) refuse(`name is ${JSON.stringify(card.name)}, but its folder is ${JSON.stringify(name)}`);
  if (card.package !== undefined && !/^(@[a-z0-9._-]+\/)?[a-z0-9][a-z0-9._-]*$/.test(card.package)) {
    refuse(`package ${JSON.stringify(card.package)} is not the name of an npm package`);
  }
  if (card.optIn !== undefined && (typeof card.optIn !== 'string' || card.optIn === '')) refuse('optIn must say why');
  if (card.url !== undefined) {
    if (!URL.canParse(card.url) || new URL(card.url).protocol !== 'https:') refuse('url must be an address of https');
    if (card.package !== undefined) refuse('a file is in a package or is fetched, not both');
    if (card.alongside !== undefined) refuse('a model that is fetched is one file');
  }
  if (card.alongside !== undefined && !Array.isArray(card.alongside)) refuse('alongside must be a list');
  const facts: readonly Partial<Record<keyof ModelFileFact, unknown>>[] = [card, ...(card.alongside ?? [])];
  for (const { file, sha256 } of facts) {
    if (typeof file !== 'string' || !staysInside(file)) refuse(`file ${JSON.stringify(file)} must be a path inside`);
    const isHash = typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
    if (card.pending === true ? sha256 !== '' : !isHash) {
      refuse(
        `sha256 of ${JSON.stringify(file)} must be 64 lower-case hexadecimal digits, and empty while it is pending`,
      );
    }
  }
  if (card.trainedOn !== undefined) {
    const { model, sha256 } = card.trainedOn as Partial<Record<'model' | 'sha256', unknown>>;
    if (typeof model !== 'string' || typeof sha256 !== 'string') refuse('trainedOn must name a model and its sha256');
  }
  for (const [name, value] of Object.entries(card.calibration ?? {})) {
    if (!Number.isFinite(value)) refuse(`calibration.${name} must be a number`);
  }
  for (const side of ['inputs', 'outputs'] as const) {
    const tensors = card[side];
    if (typeof tensors !== 'object' || tensors === null) refuse(`${side} must be an object`);
    for (const [tensor, fact] of Object.entries(tensors)) {
      if (typeof fact?.type !== 'string' || !Array.isArray(fact.shape)) {
        refuse(`${side}.${tensor} must have a type and a shape`);
      }
    }
  }
  return Object.freeze(card);
}

function staysInside(file: string): boolean {
  const root = resolve(sep, 'folder');
  return file !== '' && !file.includes('\\') && resolve(root, file).startsWith(root + sep);
}
