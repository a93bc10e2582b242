import type { EmotionLabel } from './voice/affect.ts';

/**
 * The categories of RAVDESS, and where the norms of Warriner, Kuperman & Brysbaert (2013) place their words: (rating - 5) / 4.
 * They are those of the voice network (models/voice-emotion/labels.json), in its order.
 */
export const emotionCategories = [
  { label: 'neutral', valence: 0.125, arousal: -0.3875 },
  { label: 'calm', valence: 0.4725, arousal: -0.8325 },
  { label: 'happy', valence: 0.8675, arousal: 0.2625 },
  { label: 'sad', valence: -0.725, arousal: -0.3775 },
  { label: 'angry', valence: -0.6175, arousal: 0.3 },
  { label: 'fearful', valence: -0.585, arousal: 0.1125 },
  { label: 'disgust', valence: -0.58, arousal: -0.0275 },
  { label: 'surprised', valence: 0.3925, arousal: 0.2375 },
] as const satisfies readonly EmotionLabel[];

export type EmotionCategory = (typeof emotionCategories)[number]['label'];

/** By what an emotion is told, in the order in which they are listed. */
export const emotionChannels = ['voice', 'face', 'text'] as const;
export type EmotionChannel = (typeof emotionChannels)[number];
