/** Numbers of MediaPipe's points of a hand. */
export const handPointCount = 21;
export const wrist = 0;

export const fingers = ['thumb', 'index', 'middle', 'ring', 'little'] as const;
export type Finger = (typeof fingers)[number];

/** Of each finger, from its root to its tip. */
export const fingerPoints: Readonly<Record<Finger, readonly [number, number, number, number]>> = {
  thumb: [1, 2, 3, 4],
  index: [5, 6, 7, 8],
  middle: [9, 10, 11, 12],
  ring: [13, 14, 15, 16],
  little: [17, 18, 19, 20],
};
