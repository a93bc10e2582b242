import { describe, expect, it } from 'vitest';
import { emotionCategories } from '../../../src/emotion/emotion-category.ts';
import { feelingOfFaces, type SeenFace } from '../../../src/emotion/face/face-feeling.ts';
import { likeliestEmotion } from '../../../src/emotion/feeling.ts';
import { expressions } from '../../../src/sight/people/expression.ts';
import { toyFace } from './toy-faces.ts';

const utterance = { startSeconds: 2, endSeconds: 4 };

/** Of a category, by what some faces say. */
function probabilityOf(label: string, faces: readonly SeenFace[]): number {
  return feelingOfFaces(faces, utterance)!.probabilities[emotionCategories.findIndex((each) => each.label === label)]!;
}

describe('feelingOfFaces', () => {
  it('takes each expression for its category', () => {
    const told = expressions.map((expression) => {
      return likeliestEmotion(feelingOfFaces([toyFace(expression, [0, 9], { probability: 0.9 })], utterance)!).category;
    });
    expect(told).toEqual(['angry', 'disgust', 'fearful', 'happy', 'sad', 'surprised', 'neutral']);
  });

  it('has probabilities that add up to 1, softer than those of the network', () => {
    const { probabilities } = feelingOfFaces([toyFace('ANGRY', [0, 9], { probability: 0.94 })], utterance)!;
    expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
    const angry = Math.sqrt(0.94);
    expect(Math.max(...probabilities)).toBeCloseTo(angry / (angry + 5 * 0.1 + 2 * Math.sqrt(0.005)), 5);
  });

  it('does not tell calm from neutral', () => {
    const faces = [toyFace('NEUTRAL', [0, 9], { probability: 0.8 })];
    expect(probabilityOf('calm', faces)).toBe(probabilityOf('neutral', faces));
  });

  it('says nothing where no face is in view meanwhile, or none was measured', () => {
    expect(feelingOfFaces([], utterance)).toBeUndefined();
    expect(feelingOfFaces([toyFace('HAPPY', [0, 2]), toyFace('HAPPY', [4, 6])], utterance)).toBeUndefined();
    const unmeasured = toyFace('HAPPY', [0, 9], { probability: Number.NaN });
    expect(feelingOfFaces([unmeasured], utterance)).toBeUndefined();
  });

  it('counts faces by how long they are in view meanwhile and how surely they are faces', () => {
    const [happy, sad] = [toyFace('HAPPY', [0, 3.5]), toyFace('SAD', [3.5, 9])];
    expect(probabilityOf('happy', [happy, sad])).toBeCloseTo(Math.sqrt(0.75) / (Math.sqrt(0.75) + Math.sqrt(0.25)), 5);
    const unsure = { ...happy, confidence: 1 / 3 };
    expect(probabilityOf('happy', [unsure, sad])).toBeCloseTo(0.5, 5);
  });

  it('hears those who are seen to speak, and the others as far as that is unsure', () => {
    const [happy, sad] = [toyFace('HAPPY', [0, 9]), toyFace('SAD', [0, 9])];
    expect(probabilityOf('happy', [{ ...happy, speaks: 1 }, sad])).toBeCloseTo(1, 9);
    const unsure = probabilityOf('happy', [{ ...happy, speaks: 0.8 }, sad]);
    expect(unsure).toBeGreaterThan(0.6);
    expect(unsure).toBeLessThan(1);
    expect(probabilityOf('happy', [happy, sad])).toBeCloseTo(0.5, 9);
  });

  it('looks at nothing before or after the utterance', () => {
    const whole = probabilityOf('happy', [toyFace('HAPPY', [0, 9]), toyFace('SAD', [0, 2])]);
    expect(whole).toBeCloseTo(1, 9);
  });
});
