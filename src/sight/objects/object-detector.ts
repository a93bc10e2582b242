import type { Box, Picture } from '../pictures/picture.ts';

export interface DetectedObject {
  /** English name of a COCO class. */
  readonly label: string;
  /** 0 to 1, as the network says it. */
  readonly confidence: number;
  readonly box: Box;
}

/**
 * From which confidence on, pooled over a thing's frames, a detector's name is taken for what the thing is. Of a thing apart from its backdrop a
 * detector, which learned from photographs of whole scenes, is often wrong and stably so (a sea lion is a bird at 0.75); in a
 * scene it can be believed earlier. Measured in `benchmark/evaluations/appearances.md`.
 */
export interface NameTrust {
  readonly standsOut: number;
  readonly inScene: number;
}

/** Names things in one picture. */
export interface ObjectDetector {
  readonly nameTrust: NameTrust;
  detect(picture: Picture): Promise<readonly DetectedObject[]>;
}
