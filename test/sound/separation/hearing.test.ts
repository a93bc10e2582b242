import { describe, expect, it } from 'vitest';
import { hearingOf, partsHeard } from '../../../src/sound/separation/hearing.ts';
import { PowerBySecond } from '../../../src/sound/separation/power-by-second.ts';
import { NameTrack } from '../../../src/sound/naming/name-track.ts';
import type { NamedLabel } from '../../../src/sound/naming/sound-namer.ts';
import type { HeardSoundEvent, SourceKind } from '../../../src/sound/sound-event.ts';

const labels: readonly NamedLabel[] = [
  { label: 'dog', kind: 'ANIMAL' },
  { label: 'speech', kind: 'HUMAN' },
  { label: 'rain', kind: 'NATURE' },
  { label: 'wind', kind: 'NATURE' },
];

function event(label: string, kind: SourceKind, startSeconds: number, endSeconds: number): HeardSoundEvent {
  return { label, kind, startSeconds, endSeconds, confidence: 0.9 };
}

describe('what is heard in a recording', () => {
  const track = new NameTrack(20, 1, 4);
  // Something like wind at 10 s.
  track.add(Float32Array.from({ length: 80 }, (_, at) => (at === 43 ? 0 : -8)), new Float32Array(80), 0); // prettier-ignore
  const events = [event('voice', 'HUMAN', 2, 3), event('dog', 'ANIMAL', 4, 5), event('noise', 'UNKNOWN', 6, 7)];
  const hearing = hearingOf({ events, found: events, track }, labels);

  it('is sure of its events, where a voice is speech', () => {
    expect(hearing.probability('speech', 0, 8)).toBe(1);
    expect(hearing.probability('dog', 4.5, 8)).toBe(1);
    expect(hearing.probability('dog', 5, 8)).toBeLessThan(0.01);
  });

  it('is else as probable as the network has it', () => {
    expect(hearing.probability('wind', 10, 11)).toBeCloseTo(0.5, 1);
    expect(hearing.probability('wind', 0, 8)).toBeLessThan(0.01);
    expect(hearing.probability('fridge', 0, 20)).toBe(0);
  });

  it('gives one part for each label, in the order in which they come', () => {
    const again = [...events, event('dog', 'ANIMAL', 9, 10)];
    expect(partsHeard(again, labels).map(({ label, kind, labels: own }) => ({ label, kind, own }))).toEqual([
      { label: 'speech', kind: 'HUMAN', own: ['speech'] },
      { label: 'dog', kind: 'ANIMAL', own: ['dog'] },
    ]);
  });

  it('takes what is of a kind alone for any label of it that is not heard', () => {
    const heard = [event('nature', 'NATURE', 0, 4), event('rain', 'NATURE', 3, 9), event('engine', 'MACHINE', 0, 1)];
    expect(partsHeard(heard, labels).map(({ label, labels: own }) => [label, own])).toEqual([
      ['nature', ['wind']],
      ['rain', ['rain']],
    ]);
  });
});

describe('power by the second', () => {
  it('finds the loudest stretch, the earliest of several', () => {
    const power = new PowerBySecond();
    [0, 1, 0, 3, 3, 0, 3, 3, 0].forEach((level, second) => power.add(Float32Array.of(level), second));
    expect(power.loudest(2)).toEqual({ startSeconds: 3, endSeconds: 5 });
    expect(power.loudest(5)).toEqual({ startSeconds: 3, endSeconds: 8 });
    expect(power.loudest(30)).toEqual({ startSeconds: 0, endSeconds: 9 });
    expect(power.isSilent).toBe(false);
    expect(new PowerBySecond().isSilent).toBe(true);
  });
});
