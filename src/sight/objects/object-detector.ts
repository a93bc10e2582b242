import type { Box, Picture } from '../pictures/picture.ts';

export interface DetectedObject {
  /** English name of a COCO class. */
  readonly label: string;
  /** 0 to 1, as the network says it. */
  readonly confidence: number;
  readonly box: Box;
}

/** Names things in one picture. */
export interface ObjectDetector {
  detect(picture: Picture): Promise<readonly DetectedObject[]>;
}
