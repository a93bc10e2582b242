import { describe, expect, it } from 'vitest';
import { evaluateVoice, valenceSigns } from '../../../src/emotion/evaluation/evaluate-voice.ts';
import { listRavdess, ravdessClip, ravdessEmotions } from '../../../src/emotion/evaluation/ravdess-clips.ts';

describe('a clip of RAVDESS', () => {
  it('says by its name what was acted, by whom', () => {
    expect(ravdessClip('03-01-06-02-01-02-09.opus')).toEqual({ emotion: 'fearful', actor: 9, fold: 3 });
  });

  it('is in a fold of four actors, two men and two women', () => {
    const folds = Array.from({ length: 24 }, (_, i) => {
      const actor = String(i + 1).padStart(2, '0');
      return ravdessClip(`03-01-01-01-01-01-${actor}.wav`)!;
    });
    for (let fold = 1; fold <= 6; fold++) {
      const actors = folds.filter((each) => each.fold === fold).map(({ actor }) => actor);
      expect(actors).toHaveLength(4);
      expect(actors.filter((actor) => actor % 2 === 0)).toHaveLength(2);
    }
  });

  it('is no song, no video and nothing else', () => {
    for (const name of ['03-02-06-02-01-02-09.opus', '01-01-06-02-01-02-09.mp4', 'LICENCE.txt']) {
      expect(ravdessClip(name)).toBeUndefined();
    }
  });

  it('has to be there', async () => {
    await expect(listRavdess('/nowhere')).rejects.toThrow(/folder of RAVDESS/);
    await expect(evaluateVoice({ ravdess: '/nowhere' })).rejects.toThrow(/folder of RAVDESS/);
  });
});

describe('the sign of valence', () => {
  it('is scored for emotions of RAVDESS, but for those that may be either', () => {
    const unscored = ravdessEmotions.filter((emotion) => !valenceSigns.has(emotion));
    expect(unscored).toEqual(['neutral', 'surprised']);
    expect([...valenceSigns.keys()].every((emotion) => ravdessEmotions.some((each) => each === emotion))).toBe(true);
  });
});
