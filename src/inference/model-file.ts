import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fetchedModelsFolder } from '../config.ts';
import { MissingDependencyError } from '../errors.ts';
import { modelsFolder, type ModelCard, type ModelFileFact } from './model-card.ts';

/** A model's file is not there, or is not the one that the card promises. */
export class ModelFileError extends MissingDependencyError {
  override readonly code = 'MODEL_FILE';
  constructor(
    readonly model: string,
    readonly path: string,
    readonly expectedSha256: string,
    /** Absent where there is no file. */
    readonly foundSha256: string | undefined,
    restore: string,
    options?: { cause?: unknown },
  ) {
    const found = foundSha256 === undefined ? '' : `the file there has SHA-256 ${foundSha256}; `;
    super(`${path} (SHA-256 ${expectedSha256}) of model ${model}`, `${found}restore it with \`${restore}\``, options);
  }
}

/** A model that is announced and was not made yet: there is nothing to restore. */
export class ModelPendingError extends MissingDependencyError {
  override readonly code = 'MODEL_PENDING';
  constructor(readonly model: string) {
    super(`model ${model}`, `it is not part of this version yet; its recipe in models/${model} makes it`);
  }
}

/**
 * The bytes of one of a model's files, held to the card's checksum.
 * @throws {ModelPendingError} not made yet
 * @throws {ModelFileError} absent, or other bytes
 */
export async function readModelFile(
  card: ModelCard,
  fact: ModelFileFact = card,
  folder: string = modelsFolder,
): Promise<Uint8Array> {
  if (card.pending === true) throw new ModelPendingError(card.name);
  const path = modelFilePath(card, fact, folder);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new ModelFileError(card.name, path, fact.sha256, undefined, restoreCommand(card, fact), { cause });
  }
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== fact.sha256) {
    throw new ModelFileError(card.name, path, fact.sha256, found, restoreCommand(card, fact));
  }
  return bytes;
}

/** Where a model's file is, or where it would be. */
export function modelFilePath(card: ModelCard, fact: ModelFileFact = card, folder: string = modelsFolder): string {
  if (card.url !== undefined) return join(fetchedModelsFolder(), card.name, fact.sha256, fact.file);
  if (card.package === undefined) return join(folder, card.name, fact.file);
  return join(packageFolder(card.package), fact.file);
}

/** Whether a model whose file is fetched by who wants it has been. Its bytes are held to the card when they are loaded. */
export function isFetched(card: ModelCard): boolean {
  return existsSync(modelFilePath(card));
}

/** All of a model's files are there and are the right ones. @throws {ModelFileError} */
export async function checkModelFiles(card: ModelCard, folder: string = modelsFolder): Promise<void> {
  for (const fact of [card, ...(card.alongside ?? [])]) await readModelFile(card, fact, folder);
}

/** By looking where Node looks, since a package may keep its folder out of its `exports`. */
function packageFolder(name: string): string {
  const roots = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const candidates = roots.map((root) => join(root, name));
  return candidates.find((candidate) => existsSync(candidate)) ?? join('node_modules', name);
}

/** The command that brings a model's file back, by where this program came from: a clone, or a package of npm. */
export function restoreCommand(card: ModelCard, fact: ModelFileFact = card): string {
  if (card.package !== undefined) return 'npm ci';
  if (card.url !== undefined) return `npx phonograph models --fetch ${card.name}`;
  if (!existsSync(join(modelsFolder, '..', '.git'))) return 'npm install --force @phonograph/server';
  return `git checkout -- models/${card.name}/${fact.file}`;
}
