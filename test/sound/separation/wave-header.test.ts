import { describe, expect, it } from 'vitest';
import { waveHeader } from '../../../src/sound/separation/wave-header.ts';

const stereo = { sampleRateHz: 48_000, channels: 2, channelMask: 3 };

describe('the header of a part', () => {
  it('is as long for any length of sound', () => {
    const lengths = [0, 8, 2 ** 32, 33e9].map((bytes) => waveHeader(stereo, bytes).length);
    expect(new Set(lengths).size).toBe(1);
  });

  it('is of an RF64 file beyond 4 GiB, with its sizes in 64 bits', () => {
    const small = waveHeader(stereo, 2 ** 32 - 200);
    expect(small.toString('latin1', 0, 4)).toBe('RIFF');
    expect(small.readUInt32LE(4)).toBe(2 ** 32 - 200 + small.length - 8);
    // A day of stereo at 48 kHz.
    const bytes = 86_400 * 48_000 * 8;
    const large = waveHeader(stereo, bytes);
    expect(large.toString('latin1', 0, 4)).toBe('RF64');
    expect(large.toString('latin1', 12, 16)).toBe('ds64');
    expect(large.readUInt32LE(4)).toBe(0xffff_ffff);
    expect(large.readBigUInt64LE(20)).toBe(BigInt(bytes + large.length - 8));
    expect(large.readBigUInt64LE(28)).toBe(BigInt(bytes));
    expect(large.readBigUInt64LE(36)).toBe(BigInt(86_400 * 48_000));
    expect(large.readUInt32LE(large.length - 4)).toBe(0xffff_ffff);
  });
});
