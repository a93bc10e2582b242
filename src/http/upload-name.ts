import type { IncomingMessage } from 'node:http';
import { ParameterError } from '../errors.ts';

const longest = 255;

/**
 * The name that a client gives its file: `X-Filename` (percent-encoded where it is not ASCII), else the filename of
 * `Content-Disposition`, else `?name=`, else `recording`. Folders and control characters are taken off; it is for show
 * and never a path.
 * @throws {ParameterError} too long, or badly encoded
 */
export function uploadName(request: IncomingMessage): string {
  const given = headerName(request) ?? dispositionName(request) ?? queryName(request) ?? '';
  const name = given
    .replace(/^.*[/\\]/s, '')

    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  if (name.length > longest)
    throw new ParameterError(`the file name has ${name.length} characters; at most ${longest}`);
  return name === '' || name === '.' || name === '..' ? 'recording' : name;
}

function headerName(request: IncomingMessage): string | undefined {
  const value = request.headers['x-filename'];
  return typeof value === 'string' && value !== '' ? decoded(value, 'X-Filename') : undefined;
}

function dispositionName(request: IncomingMessage): string | undefined {
  const value = request.headers['content-disposition'];
  if (value === undefined) return undefined;
  const extended = /filename\*\s*=\s*UTF-8''([^;\s]+)/i.exec(value)?.[1];
  if (extended !== undefined) return decoded(extended, 'Content-Disposition');
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(value);
  return plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2];
}

function queryName(request: IncomingMessage): string | undefined {
  return new URL(request.url ?? '/', 'http://localhost').searchParams.get('name') ?? undefined;
}

function decoded(text: string, where: string): string {
  if (!text.includes('%')) return Buffer.from(text, 'latin1').toString('utf8');
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ParameterError(`${where} is not percent-encoded UTF-8; encode a % in the name as %25`);
  }
}
