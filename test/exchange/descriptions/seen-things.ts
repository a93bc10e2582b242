import type { SeenAction, SeenFace, SeenShot, SeenThing, WhatIsSeen } from '../../../src/exchange/descriptions/seen.ts';
import type { Box } from '../../../src/sight/pictures/picture.ts';

/** A film in which nothing is known but what is said. */
export function seen(known: Partial<WhatIsSeen> = {}): WhatIsSeen {
  const durationSeconds = known.durationSeconds ?? 30;
  return {
    durationSeconds,
    shots: [shot(0, durationSeconds)],
    things: [],
    faces: [],
    bodies: [],
    hands: [],
    actions: [],
    scenes: [],
    texts: [],
    qualities: [],
    speech: [],
    ...known,
  };
}

export function shot(startSeconds: number, endSeconds: number, other: Partial<SeenShot> = {}): SeenShot {
  return { startSeconds, endSeconds, transition: startSeconds === 0 ? 'START' : 'CUT', camera: [], ...other };
}

export const left: Box = [0.05, 0.3, 0.2, 0.5];
export const middle: Box = [0.4, 0.3, 0.2, 0.5];
export const right: Box = [0.75, 0.3, 0.2, 0.5];

export function thing(
  label: string | null,
  box: Box,
  {
    from = 0,
    to = 30,
    confidence = 0.9,
    until = box,
  }: { from?: number; to?: number; confidence?: number; until?: Box } = {},
): SeenThing {
  const path = [
    { timeSeconds: from, box },
    { timeSeconds: to, box: until },
  ];
  return { startSeconds: from, endSeconds: to, path, confidence: 0.9, label, labelConfidence: confidence };
}

/** @param share of the expression by its place among `expressions` */
export function face(box: Box, expression: number, share: number): SeenFace {
  const nothing = new Float32Array(0);
  const shares = new Float32Array(7).fill((1 - share) / 6);
  shares[expression] = share;
  return {
    ...thing(null, box),
    moments: {
      startSeconds: 0,
      ratePerSecond: 12,
      mouth: nothing,
      eyes: nothing,
      yaw: nothing,
      pitch: nothing,
      roll: nothing,
      gazeX: nothing,
      gazeY: nothing,
      expression: shares,
    },
  };
}

export function action(label: string, at: number, other: Partial<SeenAction> = {}): SeenAction {
  return { label, startSeconds: at, endSeconds: at + 1, confidence: 0.8, box: middle, ...other };
}
