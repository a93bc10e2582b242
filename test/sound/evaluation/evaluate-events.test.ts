import { describe, expect, it } from 'vitest';
import { evaluateEvents, scores } from '../../../src/sound/evaluation/evaluate-events.ts';
import type { SourceKind } from '../../../src/sound/sound-event.ts';

function judged(
  label: string | undefined,
  kind: SourceKind,
  group: string,
  heard: {
    readonly dog?: number;
    readonly rain?: number;
    readonly kind: SourceKind;
    readonly likeliest?: SourceKind;
    readonly surety: number;
  },
) {
  return {
    ...(label !== undefined && { label }),
    kind,
    group,
    labelLogits: new Map(Object.entries({ dog: heard.dog ?? -9, rain: heard.rain ?? -9, wolf: 5 })),
    heardKind: heard.kind,
    likeliestKind: heard.likeliest ?? heard.kind,
    surety: heard.surety,
  };
}

const result = scores([
  judged('dog', 'ANIMAL', '1', { dog: 2, kind: 'ANIMAL', surety: 0.9 }),
  judged('dog', 'ANIMAL', '1', { rain: 1, kind: 'UNKNOWN', likeliest: 'ANIMAL', surety: 0.3 }),
  judged('rain', 'NATURE', '2', { rain: 1, kind: 'NATURE', surety: 0.8 }),
  judged(undefined, 'MUSIC', '2', { dog: 3, kind: 'ANIMAL', surety: 0.6 }),
  judged(undefined, 'UNKNOWN', '2', { kind: 'MUSIC', surety: 0.5 }),
]);

describe('what is heard, held against what is known', () => {
  it('is a label among those of the list, by groups of recordings that have one', () => {
    expect(result.labels.groups).toEqual([
      { group: '1', files: 2, accuracy: 0.5 },
      { group: '2', files: 1, accuracy: 1 },
    ]);
    expect(result.labels.mean).toBe(0.75);
    expect(result.labels.confusion).toEqual({
      actual: ['dog', 'rain'],
      told: ['dog', 'rain'],
      counts: [
        [1, 1],
        [0, 1],
      ],
    });
  });

  it('is a kind, where UNKNOWN is wrong of what has one and has no share in the accuracy itself', () => {
    expect(result.kinds.groups).toEqual([
      { group: '1', files: 2, accuracy: 0.5 },
      { group: '2', files: 2, accuracy: 0.5 },
    ]);
    const { actual, counts } = result.kinds.confusion;
    expect(actual).toEqual(['ANIMAL', 'MUSIC', 'NATURE', 'UNKNOWN']);
    expect(counts[actual.indexOf('UNKNOWN')]).toEqual([0, 1, 0, 0]);
  });

  it('is the likeliest kind, if it must choose', () => {
    expect(result.likeliestKinds.groups).toEqual([
      { group: '1', files: 2, accuracy: 1 },
      { group: '2', files: 2, accuracy: 0.5 },
    ]);
  });

  it('is surer of what has a kind', () => {
    expect(result.unknown).toEqual({ files: 1, areaUnderCurve: 0.75 });
  });

  it('needs a list that is there', async () => {
    await expect(evaluateEvents({ listFile: '/nowhere/list.tsv' })).rejects.toThrow(/no list of recordings/);
  });
});
