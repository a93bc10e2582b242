import type { SoundFormat } from '../../media/stream-sound.ts';

export const BYTES_PER_SAMPLE = 4;
const IEEE_FLOAT = 3;
const EXTENSIBLE = 0xfffe;
/** KSDATAFORMAT_SUBTYPE_IEEE_FLOAT, less its first two bytes, which are the format. */
const SUBTYPE_REST = Buffer.from('000000001000800000aa00389b71', 'hex');
const SIZES_BYTES = 28;
const FACT_BYTES = 4;
const LARGEST_SIZE = 0xffff_ffff;

/**
 * The beginning of a WAVE file of 32-bit floats. Beyond 4 GiB it is an RF64 file (EBU Tech 3306), whose sizes are in a chunk of their own; below, a chunk that
 * nobody reads keeps the room for it, so that the length of the header does not depend on that of the sound.
 * @param soundBytes that follow it
 */
export function waveHeader({ sampleRateHz, channels, channelMask }: SoundFormat, soundBytes: number): Buffer {
  // Which channel is which can be said in the longer form alone, and goes without saying of one or two.
  const isExtensible = channels > 2;
  const formatBytes = isExtensible ? 40 : 16;
  const header = Buffer.alloc(12 + 8 + SIZES_BYTES + 8 + formatBytes + 8 + FACT_BYTES + 8);
  const riffBytes = header.length - 8 + soundBytes;
  const isLarge = riffBytes > LARGEST_SIZE;
  const frameBytes = channels * BYTES_PER_SAMPLE;
  const size = (bytes: number) => (isLarge ? LARGEST_SIZE : bytes);
  let at = 0;
  const text = (value: string) => (at += header.write(value, at, 'latin1'));
  const two = (value: number) => (at = header.writeUInt16LE(value, at));
  const four = (value: number) => (at = header.writeUInt32LE(value, at));
  const eight = (value: number) => (at = header.writeBigUInt64LE(BigInt(value), at));

  text(isLarge ? 'RF64' : 'RIFF');
  four(size(riffBytes));
  text('WAVE');
  text(isLarge ? 'ds64' : 'JUNK');
  four(SIZES_BYTES);
  if (isLarge) {
    eight(riffBytes);
    eight(soundBytes);
    eight(soundBytes / frameBytes);
    four(0);
  } else at += SIZES_BYTES;
  text('fmt ');
  four(formatBytes);
  two(isExtensible ? EXTENSIBLE : IEEE_FLOAT);
  two(channels);
  four(sampleRateHz);
  four(sampleRateHz * frameBytes);
  two(frameBytes);
  two(8 * BYTES_PER_SAMPLE);
  if (isExtensible) {
    two(22);
    two(8 * BYTES_PER_SAMPLE);
    four(channelMask);
    two(IEEE_FLOAT);
    at += SUBTYPE_REST.copy(header, at);
  }
  text('fact');
  four(FACT_BYTES);
  four(size(soundBytes / frameBytes));
  text('data');
  four(size(soundBytes));
  return header;
}
