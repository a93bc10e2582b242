import type { Picture } from '../pictures/picture.ts';
import { openCv, type OpenCv } from './open-cv.ts';

/** Where each pixel of one picture has gone in the next. */
export interface Flow {
  readonly width: number;
  readonly height: number;
  /** shape (height, width, 2): to the right and down, pixels */
  readonly vectors: Float32Array;
  /** Both pictures as grey, 0 to 255, shape (height, width). */
  readonly before: Uint8Array;
  readonly now: Uint8Array;
}

/**
 * Dense optical flow by polynomial expansion (Farnebäck 2003, as OpenCV has it: three levels, windows of 15 pixels).
 * Holds two grey pictures in OpenCV's own memory; call `close`.
 */
export class FlowMeter {
  private before: InstanceType<OpenCv['Mat']> | undefined;

  private constructor(private readonly cv: OpenCv) {}

  static async open(): Promise<FlowMeter> {
    const { cv } = await openCv();
    return new FlowMeter(cv);
  }

  /** @returns undefined for the first picture, and where the size has changed */
  next(picture: Picture): Flow | undefined {
    const { cv, before } = this;
    const { width, height } = picture;
    const now = new cv.Mat(height, width, cv.CV_8UC1);
    fillGrey(picture, now.data);
    this.before = now;
    if (before === undefined) return undefined;
    const flow = new cv.Mat();
    try {
      if (before.cols !== width || before.rows !== height) return undefined;
      cv.calcOpticalFlowFarneback(before, now, flow, 0.5, 3, 15, 3, 5, 1.2, 0);
      return { width, height, vectors: flow.data32F.slice(), before: before.data.slice(), now: now.data.slice() };
    } finally {
      flow.delete();
      before.delete();
    }
  }

  /** Forgets the last picture, as after a cut. */
  restart(): void {
    this.before?.delete();
    this.before = undefined;
  }

  close(): void {
    this.restart();
  }
}

/** ITU-R BT.601 */
function fillGrey({ pixels }: Picture, grey: Uint8Array): void {
  for (let i = 0; i < grey.length; i++) {
    grey[i] = 0.299 * pixels[i * 3]! + 0.587 * pixels[i * 3 + 1]! + 0.114 * pixels[i * 3 + 2]!;
  }
}
