import type { KnownBody } from '../../../src/sight/hands/wrists-in-view.ts';
import { joints, type Joint } from '../../../src/sight/people/joints.ts';

/** A body that stands still for so many moments; joints that are not named are not seen. @param places shares of the picture */
export function toyBody(places: Partial<Record<Joint, readonly [number, number]>>, moments = 12): KnownBody {
  const row = joints.flatMap((joint) => [...(places[joint] ?? [0, 0]), places[joint] ? 0.9 : 0.1]);
  return {
    startSeconds: 0,
    endSeconds: moments / 12,
    box: [0, 0, 1, 1],
    path: [{ timeSeconds: 0, box: [0, 0, 1, 1] }],
    confidence: 0.9,
    moments: {
      startSeconds: 0,
      ratePerSecond: 12,
      joints: Float32Array.from(Array.from({ length: moments }, () => row).flat()),
    },
  };
}
