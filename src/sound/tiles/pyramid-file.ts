/** Levels of columns in a file, each after the finer one, then a footer that says that it is whole. Where they lie follows from their numbers. */
import { open, type FileHandle } from 'node:fs/promises';
import { columnsPerTile, type TileShape } from './tile-kinds.ts';
import { columnsAt, finestColumns, topLevel } from './tile-levels.ts';

const FOOTER = Buffer.from('all here', 'latin1');

/** Where the levels of a pyramid lie. */
export class PyramidLayout {
  private readonly finest: number;
  readonly keptFromLevel: number;
  readonly topLevel: number;
  private readonly bytesPerColumn: number;

  constructor(shape: TileShape, durationSeconds: number) {
    this.finest = finestColumns(shape, durationSeconds);
    this.topLevel = topLevel(this.finest);
    this.keptFromLevel = shape.keptFromLevel;
    this.bytesPerColumn = shape.bytesPerColumn;
  }

  columns(level: number): number {
    return columnsAt(this.finest, level);
  }

  /** Of the first column of a level, in bytes. */
  offset(level: number): number {
    let columns = 0;
    for (let finer = this.keptFromLevel; finer < level; finer++) columns += this.columns(finer);
    return columns * this.bytesPerColumn;
  }

  /** Of the footer. */
  get end(): number {
    return this.offset(this.topLevel + 1);
  }

  tile(level: number, index: number): { readonly offset: number; readonly bytes: number } {
    const first = index * columnsPerTile;
    const columns = Math.min(columnsPerTile, this.columns(level) - first);
    return { offset: this.offset(level) + first * this.bytesPerColumn, bytes: columns * this.bytesPerColumn };
  }
}

/** Written last, so that a file that lost its end in a power cut is not taken for a whole one. */
export async function endPyramid(file: FileHandle, layout: PyramidLayout): Promise<void> {
  await writeAt(file, FOOTER, layout.end);
}

/** All the bytes, however many writes it takes. */
export async function writeAt(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
  }
}

/** @returns whether there is such a file, and it is whole */
export async function isPyramid(path: string, layout: PyramidLayout): Promise<boolean> {
  return (await reading(path, layout, async () => true)) ?? false;
}

/** @returns undefined when there is no such file, or it is not whole */
export async function readTile(
  path: string,
  layout: PyramidLayout,
  level: number,
  index: number,
): Promise<Uint8Array | undefined> {
  const { offset, bytes } = layout.tile(level, index);
  return await reading(path, layout, async (file) => await bytesAt(file, offset, bytes));
}

async function reading<Result>(
  path: string,
  layout: PyramidLayout,
  read: (file: FileHandle) => Promise<Result>,
): Promise<Result | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    if (size !== layout.end + FOOTER.length) return undefined;
    const footer = await bytesAt(file, layout.end, FOOTER.length);
    return FOOTER.equals(footer) ? await read(file) : undefined;
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new Error('a pyramid of tiles was cut short while it was being read');
    done += bytesRead;
  }
  return bytes;
}
