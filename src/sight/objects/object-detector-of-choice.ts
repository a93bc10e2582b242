import { modelCard } from '../../inference/model-card.ts';
import { isFetched } from '../../inference/model-file.ts';
import { loadModel } from '../../inference/onnx-session.ts';
import { CenterNetDetector } from './centernet-detector.ts';
import type { ObjectDetector } from './object-detector.ts';
import type { ObjectNetwork } from './object-network.ts';
import { YoloxDetector } from './yolox-detector.ts';

/** What is used besides Human's network, known when the program starts: YOLOX-nano names more where somebody has fetched it. */
export const detectorModels: readonly string[] = isFetched(modelCard('yolox-nano')) ? ['yolox-nano'] : [];

/** @param network Human's, which is there anyway for the looks of things */
export async function openObjectDetector(network: ObjectNetwork): Promise<ObjectDetector> {
  if (detectorModels.length === 0) return new CenterNetDetector(network);
  return new YoloxDetector(await loadModel('yolox-nano'));
}
