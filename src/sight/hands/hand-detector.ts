import { logistic } from '../../dsp/log-odds.ts';
import { float32Tensor, type OnnxModel } from '../../inference/onnx-session.ts';
import { loadTfjsModel } from '../networks/load-tfjs-model.ts';
import { boxIou, resample, type Box, type Picture } from '../pictures/picture.ts';
import { toPlanes } from '../pictures/to-planes.ts';
import { detectorSide, handAnchors, type Anchors } from './hand-anchors.ts';

/** A hand as it is found, before its points are measured. */
export interface DetectedHand {
  /** 0 to 1 */
  readonly confidence: number;
  /** Shares of the picture. */
  readonly box: Box;
}

const input = 'StatefulPartitionedCall/map/TensorArrayV2Stack/TensorListStack';
const boxOutput = 'StatefulPartitionedCall/concat';
const scoreOutput = 'StatefulPartitionedCall/concat_1';
/** Nothing, open hand, fist, pinch, pointing hand, face, tip of a finger, tip of a pinch. */
const classCount = 8;
/** Whole hands: tips are parts of them, and a face is none. */
const handClasses = [1, 2, 3, 4] as const;
const faceClass = 5;
const mostHands = 6;
const sameIou = 0.3;

/** Victor Dibia's Handtrack: SSD (Liu et al. 2016) on MobileNetV2 with a feature pyramid. */
export class HandDetector {
  private readonly anchors = handAnchors();

  private constructor(private readonly model: OnnxModel) {}

  /** @throws {ModelFileError} the package is absent or another version */
  static async load(): Promise<HandDetector> {
    const cut = { input, outputs: [boxOutput, scoreOutput], shape: [1, 3, detectorSide, detectorSide] };
    return new HandDetector(await loadTfjsModel('hand-detector', cut));
  }

  /** @returns the surest first, six at most */
  async detect(picture: Picture, leastConfidence = 0.3): Promise<readonly DetectedHand[]> {
    const planes = toPlanes(resample(picture, detectorSide, detectorSide));
    for (let i = 0; i < planes.length; i++) planes[i] = planes[i]! / 127.5 - 1;
    const result = await this.model.run({ [input]: float32Tensor(planes, [1, 3, detectorSide, detectorSide]) });
    const raw = { boxes: result[boxOutput]!.data as Float32Array, scores: result[scoreOutput]!.data as Float32Array };
    return surestHands(raw, this.anchors, leastConfidence);
  }
}

/**
 * Which anchors hold hands, one a hand.
 * @param raw boxes of shape (anchors, 4) and scores of shape (anchors, 8), as the network gives them
 */
export function surestHands(
  { boxes, scores }: { readonly boxes: Float32Array; readonly scores: Float32Array },
  anchors: Anchors,
  leastConfidence: number,
): readonly DetectedHand[] {
  const found: DetectedHand[] = [];
  // Logits are compared, since a logistic function for each of a hundred thousand takes longer than all else.
  const leastLogit = Math.log(leastConfidence / (1 - leastConfidence));
  for (let anchor = 0; anchor < anchors.count; anchor++) {
    const logit = (kind: number): number => scores[anchor * classCount + kind]!;
    const hand = Math.max(...handClasses.map(logit));
    if (hand < leastLogit || hand < logit(faceClass)) continue;
    found.push({ confidence: logistic(hand), box: decodedBox(boxes, anchors, anchor) });
  }
  const kept: DetectedHand[] = [];
  for (const hand of found.sort((a, b) => b.confidence - a.confidence)) {
    if (kept.length >= mostHands) break;
    if (kept.every((other) => boxIou(other.box, hand.box) < sameIou)) kept.push(hand);
  }
  return kept;
}

/** The box coder of Faster R-CNN (Ren et al. 2015), with the Object Detection API's scales of 10 and 5. */
export function decodedBox(boxes: Float32Array, anchors: Anchors, anchor: number): Box {
  const [ty, tx, th, tw] = fourOf(boxes, anchor);
  const [y, x, anchorHeight, anchorWidth] = fourOf(anchors.boxes, anchor);
  const [height, width] = [Math.exp(th / 5) * anchorHeight, Math.exp(tw / 5) * anchorWidth];
  return [(tx / 10) * anchorWidth + x - width / 2, (ty / 10) * anchorHeight + y - height / 2, width, height];
}

function fourOf(rows: Float32Array, row: number): readonly [number, number, number, number] {
  return rows.subarray(row * 4, row * 4 + 4) as unknown as [number, number, number, number];
}
