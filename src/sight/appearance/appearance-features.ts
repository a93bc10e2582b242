import { toLab } from '../pictures/lab-colour.ts';
import { featureCount, featureStride, type ObjectNetwork } from '../objects/object-network.ts';
import { toPlanes } from '../pictures/to-planes.ts';
import { resample, type Box, type Picture } from '../pictures/picture.ts';
import { dilate, type RegionMask } from '../objects/salient-regions.ts';

/** What one thing looks like, before it is made small enough to keep. Each part has length (norm) one. */
export interface AppearanceFeatures {
  /** Shape (1440): what the object network's last hidden layer makes of it and its mirror image. */
  readonly form: Float32Array;
  /** Shape (96): how much of it has which colour, square roots of shares. */
  readonly colour: Float32Array;
}

const cropSide = 128;
/** A cell counts for the most striking parts when the thing covers more of it than this. */
const leastShare = 0.1;
export const formDims = 3 * featureCount;
/** Room around the thing, as a share of its longer side. */
const margin = 0.08;
const background = 128;
/** Lab distance to the backdrop's colour below which a pixel is backdrop. */
const backdropTolerance = 6;
export const lightBins = 4;
export const hueBins = 24;
export const colourBins = lightBins * hueBins;

/**
 * Looks at one region: cuts it out, puts it on grey, and asks the network and its colours.
 * The network sees it and its mirror image, so that a thing that turns round stays the same.
 */
export async function appearanceFeatures(
  picture: Picture,
  region: { readonly box: Box; readonly mask?: RegionMask },
  network: ObjectNetwork,
): Promise<AppearanceFeatures> {
  const crop = cutOut(picture, region);
  const planes = new Float32Array(2 * 3 * cropSide * cropSide);
  planes.set(toPlanes(crop.picture));
  planes.set(toPlanes(mirrored(crop.picture)), planes.length / 2);
  const { features } = await network.run(planes, 2, cropSide, cropSide);
  return { form: poolForm(features, crop.cover), colour: colourShares(crop.picture, crop.cover) };
}

interface Crop {
  readonly picture: Picture;
  /** 0 to 1, shape (cropSide, cropSide) */
  readonly cover: Float32Array;
}

function cutOut(picture: Picture, { box, mask }: { readonly box: Box; readonly mask?: RegionMask }): Crop {
  const [left, top] = [box[0] * picture.width, box[1] * picture.height];
  const [width, height] = [box[2] * picture.width, box[3] * picture.height];
  const side = Math.max(width, height) * (1 + 2 * margin);
  const from = [left + width / 2 - side / 2, top + height / 2 - side / 2, side, side] as const;
  const colours = resample(picture, cropSide, cropSide, from);
  const cover = new Float32Array(cropSide * cropSide);
  const grown = mask && dilate(mask.cells, mask.width, mask.height, 1);
  for (let y = 0; y < cropSide; y++) {
    for (let x = 0; x < cropSide; x++) {
      const px = from[0] + ((x + 0.5) / cropSide) * side;
      const py = from[1] + ((y + 0.5) / cropSide) * side;
      const inside = px >= left - 2 && py >= top - 2 && px < left + width + 2 && py < top + height + 2;
      const at = y * cropSide + x;
      cover[at] = inside ? (grown ? coverAt(grown, mask, px / picture.width, py / picture.height) : 1) : 0;
    }
  }
  takeBackdropAway(cover, toLab(colours).pixels);
  const pixels = new Float32Array(colours.pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = background + (colours.pixels[i]! - background) * cover[Math.floor(i / 3)]!;
  }
  return { picture: { width: cropSide, height: cropSide, pixels }, cover };
}

/**
 * A region is found coarsely, and with its holes filled. What has the colour of the ring around it is backdrop that
 * shows through or sticks to its outline; left there, a thing would look different before each backdrop.
 */
function takeBackdropAway(cover: Float32Array, lab: Float32Array): void {
  const ring: number[] = [];
  for (let i = 0; i < cover.length; i++) if (cover[i] === 0) ring.push(i);
  if (ring.length < cover.length * 0.05) return;
  const centre = [0, 1, 2].map((c) => median(ring.map((i) => lab[i * 3 + c]!)));
  const away = (i: number): number =>
    Math.hypot(lab[i * 3]! - centre[0]!, lab[i * 3 + 1]! - centre[1]!, lab[i * 3 + 2]! - centre[2]!);
  const spread = quantile(ring.map(away), 0.75);
  const none = Math.max(backdropTolerance, spread * 1.3);
  const all = none * 1.8;
  for (let i = 0; i < cover.length; i++) {
    if (cover[i]! > 0) cover[i]! *= Math.min(1, Math.max(0, (away(i) - none) / (all - none)));
  }
}

function median(values: number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: number[], share: number): number {
  return Float32Array.from(values).sort()[Math.floor(values.length * share)] ?? 0;
}

/** Bilinear, so that a small thing's outline is not a staircase. */
function coverAt(cells: Uint8Array, { width, height }: RegionMask, x: number, y: number): number {
  const cx = Math.min(width - 1.001, Math.max(0, x * width - 0.5));
  const cy = Math.min(height - 1.001, Math.max(0, y * height - 0.5));
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [fx, fy] = [cx - x0, cy - y0];
  const at = y0 * width + x0;
  const upper = cells[at]! * (1 - fx) + cells[at + 1]! * fx;
  const lower = cells[at + width]! * (1 - fx) + cells[at + width + 1]! * fx;
  return upper * (1 - fy) + lower * fy;
}

function mirrored({ width, height, pixels }: Picture): Picture {
  const turned = new Float32Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) turned[(y * width + x) * 3 + c] = pixels[(y * width + width - 1 - x) * 3 + c]!;
    }
  }
  return { width, height, pixels: turned };
}

/**
 * Mean over the upper and over the lower cells that the thing covers, and the most over all: what it is made of, what
 * is on top, and its most striking parts.
 */
function poolForm(features: Float32Array, cover: Float32Array): Float32Array {
  const side = cropSide / featureStride;
  const cells = side * side;
  const share = new Float32Array(cells);
  for (let i = 0; i < cover.length; i++) {
    const x = Math.floor((i % cropSide) / featureStride);
    const y = Math.floor(i / cropSide / featureStride);
    share[y * side + x]! += cover[i]! / (featureStride * featureStride);
  }
  const means = new Float32Array(2 * featureCount);
  const most = new Float32Array(featureCount);
  for (let feature = 0; feature < featureCount; feature++) {
    for (let cell = 0; cell < cells; cell++) {
      const x = cell % side;
      const mirror = cell - x + side - 1 - x;
      const value = (features[feature * cells + cell]! + features[(featureCount + feature) * cells + mirror]!) / 2;
      const half = cell < cells / 2 ? 0 : featureCount;
      means[half + feature]! += value * share[cell]!;
      if (share[cell]! > leastShare) most[feature] = Math.max(most[feature]!, value);
    }
  }
  return Float32Array.from([...unit(means), ...unit(most)], (value) => value * Math.SQRT1_2);
}

/** Lightness, relative to the thing's own, by hue and strength; each pixel is shared by the nearest bins. */
function colourShares(picture: Picture, cover: Float32Array): Float32Array {
  const { pixels } = toLab(picture);
  const shares = new Float32Array(colourBins);
  for (let i = 0; i < cover.length; i++) {
    if (cover[i]! < 0.9) continue;
    const [light, a, b] = [pixels[i * 3]!, pixels[i * 3 + 1]!, pixels[i * 3 + 2]!];
    const chroma = Math.hypot(a, b);
    const colourful = chroma / (chroma + 12);
    const lightAt = Math.min(lightBins - 1.001, Math.max(0, (light / 100) * lightBins - 0.5));
    const hueAt = ((Math.atan2(b, a) / (2 * Math.PI) + 1) % 1) * 11;
    const add = (hueBin: number, weight: number): void => {
      const l = Math.floor(lightAt);
      shares[l * hueBins + hueBin]! += weight * (1 - (lightAt - l));
      shares[(l + 1) * hueBins + hueBin]! += weight * (lightAt - l);
    };
    // Bin 0 is grey; bins 1 to 11 are pale hues, 12 to 22 strong ones; the last is spare.
    const strong = Math.min(1, Math.max(0, (chroma - 25) / 30));
    const hue = Math.floor(hueAt) % 11;
    const part = hueAt - Math.floor(hueAt);
    add(0, 1 - colourful);
    add(1 + hue, colourful * (1 - strong) * (1 - part));
    add(1 + ((hue + 1) % 11), colourful * (1 - strong) * part);
    add(12 + hue, colourful * strong * (1 - part));
    add(12 + ((hue + 1) % 11), colourful * strong * part);
  }
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  return shares.map((share) => Math.sqrt(share / total));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}
