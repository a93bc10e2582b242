import { describe, expect, it } from 'vitest';
import { tellingClips, type HeardSituation } from '../../src/meaning/telling-clips.ts';

const heard = (situationId: string, more: Partial<HeardSituation>): HeardSituation => ({
  ...{ situationId, recordingId: `of ${situationId}`, startSeconds: 0, endSeconds: 1 },
  ...{ soundStartSeconds: 0, soundEndSeconds: 1, heard: 1, seen: 1, inView: 1, ...more },
});
const ids = (clips: readonly { situationId: string; speaksFor: boolean }[]) =>
  clips.map(({ situationId, speaksFor }) => `${speaksFor ? '+' : '-'}${situationId}`);

describe('tellingClips', () => {
  it('takes for it what is alone in view, and against it what is surely not', () => {
    const situations = [
      heard('crowd', { inView: 4 }),
      heard('alone', {}),
      heard('elsewhere', { seen: 0, inView: 2 }),
      heard('doubtful', { seen: 0.4, inView: 2 }),
      heard('nothing in view', { seen: 0, inView: 0 }),
      heard('hardly heard', { heard: 0.005 }),
    ];
    expect(ids(tellingClips(situations, 5))).toEqual(['+alone', '+crowd', '+doubtful', '-elsewhere', '-doubtful']);
    expect(ids(tellingClips(situations, 1))).toEqual(['+alone', '-elsewhere']);
    expect(tellingClips([], 3)).toEqual([]);
  });

  it('takes one of each recording before a second of any', () => {
    const situations = [
      heard('a1', { recordingId: 'a' }),
      heard('a2', { recordingId: 'a' }),
      heard('b1', { recordingId: 'b', inView: 3 }),
    ];
    expect(ids(tellingClips(situations, 2))).toEqual(['+a1', '+b1']);
  });

  it('shows a situation once, by the surest sound in it', () => {
    const twice = [heard('s', { heard: 0.3, soundStartSeconds: 1 }), heard('s', { heard: 0.9, soundStartSeconds: 2 })];
    expect(tellingClips(twice, 3)).toMatchObject([{ soundStartSeconds: 2 }]);
  });
});
