import { describe, expect, it } from 'vitest';
import { nameEvents, type NameSpace } from '../../../src/sound/naming/name-events.ts';
import { NameTrack } from '../../../src/sound/naming/name-track.ts';
import type { HeardSoundEvent } from '../../../src/sound/sound-event.ts';

const space: NameSpace = {
  labels: [
    { label: 'dog', kind: 'ANIMAL' },
    { label: 'speech', kind: 'HUMAN' },
    { label: 'laughter', kind: 'HUMAN' },
    { label: 'rain', kind: 'NATURE' },
  ],
  kinds: ['HUMAN', 'ANIMAL', 'MACHINE', 'MUSIC', 'NATURE'],
};
const outputs = [...space.labels.map(({ label }) => label), ...space.kinds];
const rule = { label: 0.6, kind: 0.6, beneath: 0.8, speech: 0.2, insteadOfVoice: 0.7, insteadOfSpeech: 0.9 };

/** Ten seconds in frames of a tenth; of each stretch what is probable, all else is not, and tells little. */
function trackOf(
  ...heard: readonly (readonly [start: number, end: number, found: Record<string, number>])[]
): NameTrack {
  const track = new NameTrack(10, 0.1, outputs.length);
  const logits = new Float32Array(100 * outputs.length).fill(-6);
  const attention = new Float32Array(logits.length).fill(-8);
  for (const [start, end, found] of heard) {
    attention.fill(0, Math.round(start * 10) * outputs.length, Math.round(end * 10) * outputs.length);
    for (let frame = Math.round(start * 10); frame < Math.round(end * 10); frame++) {
      for (const [name, p] of Object.entries(found)) {
        logits[frame * outputs.length + outputs.indexOf(name)] = Math.log(p / (1 - p));
      }
    }
  }
  track.add(logits, attention, 0);
  return track;
}

const noise: HeardSoundEvent = { startSeconds: 1, endSeconds: 3, label: 'noise', kind: 'UNKNOWN', confidence: 0.7 };
const voice: HeardSoundEvent = { startSeconds: 4, endSeconds: 6, label: 'voice', kind: 'HUMAN', confidence: 0.9 };
const told = (events: readonly HeardSoundEvent[]) => events.map(({ label, kind }) => `${label} ${kind}`);

describe('events are named', () => {
  it('by a label, else by a kind, else as they were', () => {
    const named = (found: Record<string, number>) => nameEvents([noise], trackOf([1, 3, found]), space, rule);
    expect(named({ dog: 0.75, ANIMAL: 0.9 })).toMatchObject([
      { startSeconds: 1, endSeconds: 3, label: 'dog', kind: 'ANIMAL', confidence: expect.closeTo(0.75, 1) as number },
    ]);
    expect(told(named({ dog: 0.55, ANIMAL: 0.9, MACHINE: 0.65 }))).toEqual(['animal ANIMAL']);
    expect(named({ dog: 0.5, ANIMAL: 0.5 })).toEqual([noise]);
  });

  it('by the kind that is likeliest together with its sounds, and by a label of no other kind', () => {
    const named = (found: Record<string, number>) => told(nameEvents([noise], trackOf([1, 3, found]), space, rule));
    expect(named({ dog: 0.65, ANIMAL: 0.4, rain: 0.5, NATURE: 0.95 })).toEqual(['nature NATURE']);
    expect(named({ dog: 0.9, ANIMAL: 0.4, rain: 0.1, NATURE: 0.95 })).toEqual(['dog ANIMAL']);
  });

  it('with the silence around them, which makes little of what is hardly there', () => {
    const unsure = trackOf([1, 3, { dog: 0.75, ANIMAL: 0.75 }], [0, 1, {}], [3, 4.5, {}]);
    expect(nameEvents([noise], unsure, space, rule)).toEqual([noise]);
    const neighbours = [0.4, 3.1].map((startSeconds) => ({ ...noise, startSeconds, endSeconds: startSeconds + 0.5 }));
    const events = nameEvents([neighbours[0]!, noise, neighbours[1]!], unsure, space, rule);
    expect(told(events)[1]).toBe('dog ANIMAL');
  });

  it('and what sounds beneath has an event of its own, over short pauses', () => {
    const track = trackOf(
      [1, 3, { dog: 0.9 }],
      [4.5, 5, { rain: 0.9 }],
      [5.3, 7, { rain: 0.9 }],
      [8, 8.2, { rain: 0.99 }],
    );
    const events = nameEvents([noise, voice], track, space, rule);
    expect(told(events)).toEqual(['dog ANIMAL', 'voice HUMAN', 'rain NATURE']);
    expect(events[2]).toMatchObject({
      startSeconds: expect.closeTo(4.5, 6) as number,
      endSeconds: expect.closeTo(7, 6) as number,
    });
  });

  it('and what is heard beneath as long as something without a name is its name', () => {
    const track = trackOf([1.2, 3.1, { rain: 0.9 }]);
    expect(told(nameEvents([noise], track, space, rule))).toEqual(['rain NATURE']);
    expect(told(nameEvents([{ ...noise, endSeconds: 9 }], track, space, rule))).toEqual([
      'noise UNKNOWN',
      'rain NATURE',
    ]);
  });

  it('and voice stays voice where speech is at all likely', () => {
    const named = (found: Record<string, number>) => told(nameEvents([voice], trackOf([4, 6, found]), space, rule));
    expect(named({ dog: 0.7, ANIMAL: 0.6, speech: 0.1 })).toEqual(['voice HUMAN']);
    expect(named({ dog: 0.75, ANIMAL: 0.75, speech: 0.1 })).toEqual(['dog ANIMAL']);
    expect(named({ dog: 0.4, ANIMAL: 0.75, speech: 0.1 })).toEqual(['voice HUMAN']);
    expect(named({ dog: 0.75, ANIMAL: 0.75, speech: 0.3 })).toEqual(['voice HUMAN']);
    expect(named({ rain: 0.9, NATURE: 0.9, speech: 0.5 })).toEqual(['voice HUMAN', 'rain NATURE']);
  });

  it('and is a cry only where that is very sure', () => {
    const named = (found: Record<string, number>) => told(nameEvents([voice], trackOf([4, 6, found]), space, rule));
    expect(named({ laughter: 0.85, HUMAN: 0.9, speech: 0.1 })).toEqual(['voice HUMAN', 'laughter HUMAN']);
    expect(named({ laughter: 0.95, HUMAN: 0.9, speech: 0.1 })).toEqual(['laughter HUMAN']);
    expect(named({ HUMAN: 0.99, laughter: 0.5, speech: 0.1 })).toEqual(['voice HUMAN']);
  });

  it('and speech that no detector has found is none', () => {
    expect(told(nameEvents([noise], trackOf([1, 3, { speech: 0.95 }]), space, rule))).toEqual(['noise UNKNOWN']);
  });

  it('and nothing comes of silence', () => {
    expect(nameEvents([], new NameTrack(10, 0.1, outputs.length), space, rule)).toEqual([]);
  });
});
