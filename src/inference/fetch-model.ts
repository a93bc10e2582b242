import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ParameterError, UnavailableError } from '../errors.ts';
import type { ModelCard } from './model-card.ts';
import { modelFilePath } from './model-file.ts';

/** What came is not what the card promises. */
export class FetchedModelError extends ParameterError {
  override readonly code = 'MODEL_FILE';
  constructor(
    readonly model: string,
    readonly address: string,
    readonly expectedSha256: string,
    readonly foundSha256: string,
  ) {
    super(
      `model ${model}: ${address} has SHA-256 ${foundSha256}, its card says ${expectedSha256}; ` +
        'it was not kept. Take it from elsewhere with --mirror',
    );
  }
}

/** A model could not be fetched this time. */
export class ModelUnavailableError extends UnavailableError {
  constructor(
    readonly model: string,
    readonly address: string,
    reason: string,
    options?: { cause?: unknown },
  ) {
    super(
      `model ${model}: ${address} could not be fetched: ${reason}; try again, or give with --mirror a folder or an address ` +
        'that has the file',
      options,
    );
  }
}

/**
 * Fetches a model's file and keeps it in the user's cache if it is the one that the card promises.
 * @param mirror folder, or http address of one, that has the file by its name; the card's own address unless said
 * @returns where it is kept, absolute
 * @throws {ParameterError} a model that is not fetched, since a package or this repository carries it
 * @throws {FetchedModelError} other bytes; {ModelUnavailableError}
 */
export async function fetchModel(card: ModelCard, mirror?: string): Promise<string> {
  if (card.url === undefined) throw new ParameterError(`model ${card.name} is not fetched: it is here already`);
  const path = modelFilePath(card);
  const address = mirror === undefined ? card.url : addressIn(mirror, card.file);
  await mkdir(dirname(path), { recursive: true });
  const part = join(dirname(path), `${randomUUID()}.part`);
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform: (bytes: Buffer, _encoding, done) => {
      hash.update(bytes);
      done(null, bytes);
    },
  });
  try {
    await pipeline(await open(card.name, address), hashing, createWriteStream(part));
    const found = hash.digest('hex');
    if (found !== card.sha256) throw new FetchedModelError(card.name, address, card.sha256, found);
    await rename(part, path);
  } catch (cause) {
    if (cause instanceof ParameterError || cause instanceof UnavailableError) throw cause;
    throw new ModelUnavailableError(card.name, address, messageOf(cause), { cause });
  } finally {
    await rm(part, { force: true });
  }
  return path;
}

function addressIn(mirror: string, file: string): string {
  return isAddress(mirror) ? `${mirror.replace(/\/$/, '')}/${basename(file)}` : join(mirror, basename(file));
}

async function open(model: string, address: string): Promise<Readable> {
  if (!isAddress(address)) {
    const facts = await stat(address).catch(() => undefined);
    if (facts?.isFile() !== true) throw new ModelUnavailableError(model, address, 'there is no such file');
    return createReadStream(address);
  }
  const response = await fetch(address);
  if (!response.ok || response.body === null) {
    throw new ModelUnavailableError(model, address, `the server answered ${response.status}`);
  }
  return Readable.fromWeb(response.body);
}

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text);
}

function messageOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // Node says "fetch failed" and keeps the reason for itself.
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
