import { describe, expect, it } from 'vitest';
import { PacketSpan } from '../../src/media/packet-span.ts';

const packet = (pts: number, duration: number, track = 0) => ({ track, pts, dts: pts, duration });

describe('PacketSpan', () => {
  it('reaches from the first packet to the end of the last, over the tracks that are used', () => {
    const span = new PacketSpan(new Set([0]));
    for (const each of [packet(0.5, 0.1), packet(2, 0.25), packet(1, 0.1), packet(9, 1, 1)]) span.add(each);
    expect(span.durationSeconds(undefined)).toBe(1.75);
    expect(span.durationSeconds(0)).toBe(2.25);
    expect(span.counts).toEqual(new Map([[0, 3]]));
  });

  it('does not believe a packet that claims days', () => {
    const span = new PacketSpan(new Set([0]));
    span.add(packet(0, 0.046));
    // Of a caption cut short, as ffprobe prints it.
    span.add(packet(0.449887, 97391.545488));
    expect(span.durationSeconds(0)).toBeCloseTo(0.449887, 9);
  });

  it('adds up lengths where there is no clock', () => {
    const span = new PacketSpan(new Set([0]));
    for (let i = 0; i < 4; i++) span.add(packet(NaN, 0.25));
    expect(span.durationSeconds(undefined)).toBe(1);
    expect(new PacketSpan(new Set([0])).durationSeconds(undefined)).toBe(0);
  });
});
