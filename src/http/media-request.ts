import type { Request, Response } from 'express';
import { ClientGoneError } from '../api/api.errors.ts';
import { NotFoundError, ParameterError } from '../errors.ts';

/** The recording of an address; what can be none is refused as one that is not there. */
export function recordingIdOf(request: Request): string {
  const id = request.params['recordingId'];
  if (typeof id !== 'string' || !/^[A-Za-z0-9_-]{1,100}$/.test(id)) {
    throw new NotFoundError('recording', String(id).slice(0, 100));
  }
  return id;
}

/** A number of the query. @throws {ParameterError} another */
export function numberOf(request: Request, name: string, otherwise: number, min: number, max: number): number {
  const text = request.query[name];
  if (text === undefined) return otherwise;
  const value = typeof text === 'string' && /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new ParameterError(`${name} is ${JSON.stringify(text)}; it must be a number from ${min} to ${max}`);
}

/** Aborted when whoever asks has hung up. */
export function signalOf(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort(new ClientGoneError()));
  return controller.signal;
}

/** How a browser is to take what it gets, and under which name. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  return `${kind}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
