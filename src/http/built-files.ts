import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface BuiltFile {
  readonly bytes: Buffer;
  /** Media type with charset. */
  readonly type: string;
  readonly etag: string;
  /** Its name follows from its content, so that it never changes. */
  readonly immutable: boolean;
}

export type Encoding = 'br' | 'gzip';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Smaller ones gain nothing. */
const leastToCompress = 1024;

/**
 * A folder of files that were built and do not change while the program runs. The names are listed once, so that no address leads
 * outside; each is read when it is first asked for, and kept with its compressed forms.
 */
export class BuiltFiles {
  private readonly files = new Map<string, Promise<BuiltFile>>();
  private readonly packed = new Map<string, Promise<Buffer>>();

  private constructor(
    private readonly folder: string,
    private readonly names: ReadonlySet<string>,
  ) {}

  /** @returns undefined where there is no such folder */
  static async in(folder: string): Promise<BuiltFiles | undefined> {
    try {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const names = entries
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll('\\', '/'),
        );
      return new BuiltFiles(folder, new Set(names.filter((name) => !name.startsWith('.'))));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** @param name relative to the folder, with `/` */
  async find(name: string): Promise<BuiltFile | undefined> {
    if (!this.names.has(name)) return undefined;
    return await once(this.files, name, () => read(join(this.folder, name), name));
  }

  /** @returns undefined where it would not be smaller */
  async compressed(name: string, file: BuiltFile, encoding: Encoding): Promise<Buffer | undefined> {
    if (file.bytes.length < leastToCompress || /^(image\/png|font\/woff2)/.test(file.type)) return undefined;
    return await once(this.packed, `${encoding}:${name}`, () => compress(file.bytes, encoding));
  }
}

async function read(path: string, name: string): Promise<BuiltFile> {
  const bytes = await readFile(path);
  return {
    bytes,
    type: types[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`,
    immutable: name.startsWith('assets/'),
  };
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return await zip(bytes, { level: 9 });
  // The last steps up to 11 cost ten times as long and save a twentieth.
  return await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

/** A failure is not kept: the next one tries again. */
function once<Value>(kept: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  let value = kept.get(key);
  if (value === undefined) {
    value = make();
    kept.set(key, value);
    value.catch(() => kept.delete(key));
  }
  return value;
}
