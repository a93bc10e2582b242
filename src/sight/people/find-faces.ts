import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import type { Shot } from '../shots/shot.ts';
import { ShotGuide } from '../shots/shot-guide.ts';
import { FaceDetector } from './face-detector.ts';
import { FaceLooks } from './face-looks.ts';
import { FaceMesher } from './face-mesh.ts';
import type { ClosedFace } from './face-track.ts';
import { FaceTracker, type FaceEyes } from './face-tracker.ts';
import type { FaceFound } from './face.ts';
import { IrisFinder } from './iris.ts';
import { personsOfFaces } from './persons-of-faces.ts';

/** Frames looked at a second: as fast as lips move in speech. */
const framesPerSecond = 12;

/** The faces of a recording, what each does, and which are one person's. */
const findFaces: RunModule<readonly FaceFound[]> = async (batch) => {
  const results: (readonly FaceFound[])[] = [];
  for (const { startSeconds, endSeconds } of batch.subjects) {
    results.push(await facesBetween(batch, startSeconds, endSeconds));
  }
  return results;
};

export default findFaces;

async function facesBetween(batch: RunBatch, startSeconds: number, endSeconds: number): Promise<readonly FaceFound[]> {
  const { media, progress, signal } = batch;
  const { video } = media.facts;
  if (!video) return [];
  const ratePerSecond = Math.min(framesPerSecond, video.frameRateHz);
  const shots = (batch.inputs['shots'] ?? []) as readonly Shot[];
  const tracker = new FaceTracker(await openEyes(), ratePerSecond, new ShotGuide(shots, video.width / video.height));
  const faces: ClosedFace[] = [];
  for await (const frame of media.frames({ ratePerSecond }, signal)) {
    if (frame.timeSeconds < startSeconds) continue;
    if (frame.timeSeconds >= endSeconds) break;
    const picture = { width: frame.width, height: frame.height, pixels: frame.rgb };
    faces.push(...(await tracker.next(picture, frame.timeSeconds)));
    progress(Math.min(1, (frame.timeSeconds - startSeconds) / (endSeconds - startSeconds)));
  }
  faces.push(...tracker.closeAll());
  const end = Math.min(endSeconds, media.facts.durationSeconds);
  const seen = faces
    .map((face) => ({ ...face, endSeconds: Math.min(face.endSeconds, end) }))
    .sort((a, b) => a.startSeconds - b.startSeconds || a.box[0] - b.box[0]);
  const persons = personsOfFaces(seen);
  return seen.map((face, at) => ({ ...face, person: persons[at]! }));
}

async function openEyes(): Promise<FaceEyes> {
  const detector = await FaceDetector.load();
  const mesher = await FaceMesher.load();
  const iris = await IrisFinder.load();
  const looks = await FaceLooks.load();
  return {
    detect: (picture) => detector.detect(picture),
    mesh: (picture, square) => mesher.measure(picture, square),
    gaze: (picture, points) => iris.find(picture, points),
    expression: (picture, square) => looks.expressionOf(picture, square),
    point: (picture, square) => looks.pointOf(picture, square),
  };
}
