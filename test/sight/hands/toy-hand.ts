import { fingerPoints, fingers, handPointCount, wrist } from '../../../src/sight/hands/hand-points.ts';

/**
 * A hand that points up, the wrist at nought, in lengths of the palm; each finger is rolled in, or not, towards the camera.
 * @param stretch of the five, thumb first, 0 to 1
 * @returns shape (21, 3); y grows downwards
 */
export function toyHand(stretch: readonly number[] = [1, 1, 1, 1, 1]): Float32Array {
  const points = new Float32Array(handPointCount * 3);
  points.set([0, 0, 0], wrist * 3);
  fingers.forEach((finger, i) => {
    const isThumb = finger === 'thumb';
    const lean = isThumb ? -0.8 : (i - 2.5) * 0.12;
    const palm = isThumb ? 0.4 : 1;
    let [across, up, near] = [Math.sin(lean) * palm, Math.cos(lean) * palm, 0];
    points.set([across, -up, near], fingerPoints[finger][0] * 3);
    // Three joints of a right angle each roll it in.
    const bend = ((1 - stretch[i]!) * Math.PI) / 2;
    for (let joint = 1; joint < 4; joint++) {
      const angle = bend * joint;
      const along = (isThumb ? 0.35 : 0.3) * Math.cos(angle);
      across += Math.sin(lean) * along;
      up += Math.cos(lean) * along;
      near += 0.3 * Math.sin(angle);
      points.set([across, -up, near], fingerPoints[finger][joint]! * 3);
    }
  });
  return points;
}

/** The same in a picture. @returns shape (21, 2), pixels */
export function toyHandAt(x: number, y: number, palm: number, angle = 0): Float32Array {
  const hand = toyHand();
  const [cos, sin] = [Math.cos(angle) * palm, Math.sin(angle) * palm];
  const points = new Float32Array(handPointCount * 2);
  for (let i = 0; i < handPointCount; i++) {
    const [u, v] = [hand[i * 3]!, hand[i * 3 + 1]!];
    points.set([x + u * cos - v * sin, y + u * sin + v * cos], i * 2);
  }
  return points;
}
