import { expect, it } from 'vitest';
import type { HeardSoundEvent } from '../../src/sound/sound-event.ts';
import { soundWindows } from '../../src/sound/sound-windows.ts';

const event = (startSeconds: number, endSeconds: number, label: string, confidence = 0.5): HeardSoundEvent => ({
  startSeconds,
  endSeconds,
  label,
  kind: label === 'voice' ? 'HUMAN' : 'UNKNOWN',
  confidence,
});

it('names a window by what sounds in it for longest', () => {
  const events = [event(0.5, 2, 'voice', 0.9), event(2.5, 3.4, 'noise'), event(3.5, 6, 'voice', 0.6)];
  expect(soundWindows(events, 4, 9)).toEqual([
    { startSeconds: 0, endSeconds: 4, label: 'voice', kind: 'HUMAN', confidence: expect.closeTo(0.825, 6) as number },
    { startSeconds: 4, endSeconds: 8, label: 'voice', kind: 'HUMAN', confidence: expect.closeTo(0.6, 6) as number },
  ]);
});

it('follows an event over all of its windows, and ends with the recording', () => {
  const windows = soundWindows([event(1, 9.5, 'noise')], 2, 9.5);
  expect(windows.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
    [0, 2],
    [2, 4],
    [4, 6],
    [6, 8],
    [8, 9.5],
  ]);
});

it('leaves the edge of an event out, and takes a short one that is there as a whole', () => {
  expect(soundWindows([event(1, 4.05, 'voice')], 4, 8)).toHaveLength(1);
  expect(soundWindows([event(5, 5.05, 'impulse')], 4, 8)).toMatchObject([{ startSeconds: 4, label: 'impulse' }]);
});

it('tells overlapping events apart, and nothing of silence', () => {
  const events = [event(0, 8, 'noise'), event(1, 2, 'voice')];
  expect(soundWindows(events, 4, 8).map(({ label }) => label)).toEqual(['noise', 'noise']);
  expect(soundWindows([], 4, 8)).toEqual([]);
});
