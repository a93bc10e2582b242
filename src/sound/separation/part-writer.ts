import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { endianness } from 'node:os';
import { dirname } from 'node:path';
import { withoutRoom } from '../../media/media-errors.ts';
import type { SoundFormat } from '../../media/stream-sound.ts';
import { BYTES_PER_SAMPLE, waveHeader } from './wave-header.ts';

const BUFFER_SAMPLES = 64 * 1024;

/** A WAVE file of 32-bit floats that is written as its sound comes, and has its name only when it is whole. */
export class PartWriter {
  private readonly buffer = new Float32Array(BUFFER_SAMPLES);
  private filled = 0;
  private writtenBytes = 0;

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private readonly format: SoundFormat,
  ) {}

  /** @throws {DiskFullError}; the system's error where nothing can be written there */
  static async open(path: string, format: SoundFormat): Promise<PartWriter> {
    const file = await open(partOf(path), 'w');
    const writer = new PartWriter(path, file, format);
    try {
      await file.write(waveHeader(format, 0));
    } catch (error) {
      await writer.abandon();
      throw withoutRoom(error, dirname(path));
    }
    return writer;
  }

  /** @param samples interleaved, of any level; they are copied @throws {DiskFullError} */
  async write(samples: Float32Array): Promise<void> {
    for (let used = 0; used < samples.length;) {
      const taken = Math.min(samples.length - used, BUFFER_SAMPLES - this.filled);
      this.buffer.set(samples.subarray(used, used + taken), this.filled);
      this.filled += taken;
      used += taken;
      if (this.filled === BUFFER_SAMPLES) await this.flush();
    }
  }

  /** Gives the file its name. @throws {DiskFullError} */
  async finish(): Promise<void> {
    await this.flush();
    const header = waveHeader(this.format, this.writtenBytes);
    await this.file.write(header, 0, header.length, 0);
    await this.file.close();
    await rename(partOf(this.path), this.path);
  }

  /** Leaves nothing behind, unless it is finished. */
  async abandon(): Promise<void> {
    await this.file.close().catch(() => {}); // it may be closed already
    await rm(partOf(this.path), { force: true });
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.from(this.buffer.buffer, 0, this.filled * BYTES_PER_SAMPLE);
    // WAVE files are little-endian. What is turned here is not read again.
    if (endianness() === 'BE') bytes.swap32();
    try {
      await this.file.appendFile(bytes);
    } catch (error) {
      throw withoutRoom(error, dirname(this.path));
    }
    this.writtenBytes += bytes.length;
    this.filled = 0;
  }
}

function partOf(path: string): string {
  return `${path}.part`;
}
