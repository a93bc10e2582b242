/** Decoded sound in a file: 32-bit floats of this machine's byte order, interleaved, then a footer that says it is whole. */
import { open, type FileHandle } from 'node:fs/promises';
import { ParameterError } from '../errors.ts';
import type { Pcm, PcmChunk } from './media.ts';

export const BYTES_PER_SAMPLE = 4;
const MAGIC = 'phonopcm';
const FOOTER_BYTES = 16;
const DEFAULT_CHUNK_SECONDS = 30;

/** Written last, so that a file that lost its end in a power cut is not taken for a short recording. */
export function pcmFooter(soundBytes: number): Buffer {
  const footer = Buffer.alloc(FOOTER_BYTES);
  footer.write(MAGIC, 'latin1');
  footer.writeBigUInt64LE(BigInt(soundBytes), MAGIC.length);
  return footer;
}

export interface PcmShape {
  readonly sampleRateHz: number;
  readonly channels: number;
}

/** @returns undefined when there is no such file, or it is not whole */
export async function openPcmFile(path: string, shape: PcmShape): Promise<PcmFile | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const soundBytes = (await handle.stat()).size - FOOTER_BYTES;
    const footer = Buffer.alloc(FOOTER_BYTES);
    if (soundBytes >= 0) await handle.read(footer, 0, FOOTER_BYTES, soundBytes);
    if (soundBytes >= 0 && footer.equals(pcmFooter(soundBytes))) return new PcmFile(handle, soundBytes, shape);
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  return undefined;
}

export class PcmFile implements Pcm {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly length: number;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly handle: FileHandle,
    soundBytes: number,
    shape: PcmShape,
  ) {
    this.sampleRateHz = shape.sampleRateHz;
    this.channels = shape.channels;
    this.length = Math.floor(soundBytes / (BYTES_PER_SAMPLE * shape.channels));
  }

  get durationSeconds(): number {
    return this.length / this.sampleRateHz;
  }

  async *chunks(
    options: { chunkSeconds?: number; startSeconds?: number; endSeconds?: number } = {},
  ): AsyncGenerator<PcmChunk, void, void> {
    const { chunkSeconds = DEFAULT_CHUNK_SECONDS, startSeconds = 0, endSeconds = this.durationSeconds } = options;
    const step = Math.round(chunkSeconds * this.sampleRateHz);
    if (!(step >= 1)) throw new ParameterError(`chunkSeconds must hold at least one sample, got ${chunkSeconds}`);
    const end = this.sampleAt(endSeconds);
    for (let start = this.sampleAt(startSeconds); start < end; start += step) {
      const samples = await this.read(start, Math.min(start + step, end));
      yield { startSeconds: start / this.sampleRateHz, samples };
    }
  }

  async slice(startSeconds: number, endSeconds: number): Promise<Float32Array> {
    return this.read(this.sampleAt(startSeconds), this.sampleAt(endSeconds));
  }

  close(): Promise<void> {
    this.closing ??= this.handle.close();
    return this.closing;
  }

  private sampleAt(seconds: number): number {
    if (Number.isNaN(seconds)) throw new ParameterError('a time in a recording must be a number of seconds, got NaN');
    return Math.round(Math.min(Math.max(seconds * this.sampleRateHz, 0), this.length));
  }

  private async read(start: number, end: number): Promise<Float32Array> {
    if (this.closing !== undefined) throw new ParameterError('this PCM was closed; open it again with media.pcm()');
    const samples = new Float32Array(Math.max(0, end - start) * this.channels);
    const bytes = new Uint8Array(samples.buffer);
    const from = start * this.channels * BYTES_PER_SAMPLE;
    for (let done = 0; done < bytes.length;) {
      const { bytesRead } = await this.handle.read(bytes, done, bytes.length - done, from + done);
      if (bytesRead === 0) throw new ParameterError('the decoded sound was cut short while it was being read');
      done += bytesRead;
    }
    return samples;
  }
}
