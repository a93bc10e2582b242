/** A box that the detector's answers are told against: middle and sides, shares of the picture. */
export interface Anchors {
  /** shape (anchors, 4): y, x, height, width */
  readonly boxes: Float32Array;
  readonly count: number;
}

/** Sides of the network's picture, pixels. */
export const detectorSide = 320;
/** Pixels from one cell to the next, by level of the pyramid. */
const strides = [8, 16, 32, 64, 128] as const;
/** Sides of the square anchor, in strides: two a level, half an octave apart. */
const scales = [4, 4 * Math.SQRT2] as const;
/** Width by height. */
const aspects = [1, 2, 0.5] as const;

/** The anchors of RetinaNet (Lin et al. 2017): cell by cell in rows, finest level first; in a cell by aspect, then by scale. */
export function handAnchors(): Anchors {
  const numbers: number[] = [];
  for (const stride of strides) {
    const cells = Math.ceil(detectorSide / stride);
    for (let cell = 0; cell < cells * cells; cell++) {
      // In the Object Detection API the first anchor is in the picture's corner where the stride does not divide its side.
      const offset = detectorSide % stride === 0 ? stride / 2 : 0;
      const y = (Math.floor(cell / cells) * stride + offset) / detectorSide;
      const x = ((cell % cells) * stride + offset) / detectorSide;
      for (const aspect of aspects) {
        for (const scale of scales) {
          const side = (scale * stride) / detectorSide;
          numbers.push(y, x, side / Math.sqrt(aspect), side * Math.sqrt(aspect));
        }
      }
    }
  }
  return { boxes: Float32Array.from(numbers), count: numbers.length / 4 };
}
