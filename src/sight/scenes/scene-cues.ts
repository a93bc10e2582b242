import { toLab } from '../pictures/lab-colour.ts';
import { resample, type Picture } from '../pictures/picture.ts';
import { luminance } from './luminance.ts';
import { findSky, type Sky } from './sky.ts';

/** What a picture shows of where and when it was taken. Shares are 0 to 1. */
export interface SceneCues {
  /** Mean relative luminance; see `luminance.ts`. */
  readonly brightness: number;
  /** Relative luminance that a twentieth of the picture is above. */
  readonly brightest: number;
  readonly sky: Sky;
  /** Share that is green or yellowish green and not even: leaves, grass. */
  readonly vegetation: number;
  /** Share of the strength of all edges that lies on long upright or level straight lines. */
  readonly straightLines: number;
  /** Share of long upright lines alone: frames, doors, corners; the open air has horizons, but fewer of these. */
  readonly uprightLines: number;
}

const columns = 96;
const rows = 54;

/** @param picture RGB, 0 to 255, at least 96 pixels wide for lines to be seen as such */
export function sceneCues(picture: Picture): SceneCues {
  const light = luminance(picture);
  const small = toLab(resample(picture, columns, rows));
  return {
    brightness: light.reduce((sum, value) => sum + value, 0) / light.length,
    brightest: light.slice().sort()[Math.floor(light.length * 0.95)]!,
    sky: findSky(small),
    vegetation: vegetationOf(small),
    ...linesOf(small),
  };
}

/** Between yellowish green and green, and with light and shade in it. */
function vegetationOf({ pixels }: Picture): number {
  let cells = 0;
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < columns - 1; x++) {
      const at = (y * columns + x) * 3;
      const [lightness, a, b] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
      if (lightness < 8 || a > -4 || b < 6 || Math.hypot(a, b) < 16) continue;
      const rough = Math.abs(pixels[at - 3]! - lightness) + Math.abs(pixels[at + columns * 3]! - lightness);
      if (rough > 2.5) cells++;
    }
  }
  return cells / ((columns - 2) * (rows - 2));
}

/** An edge must be as strong as this to count, L*. */
const leastEdge = 4;
/** Shares of the picture's height and width. */
const longUpright = 0.14;
const longLevel = 0.12;

function linesOf({ pixels }: Picture): { straightLines: number; uprightLines: number } {
  const lightness = (x: number, y: number): number => pixels[(y * columns + x) * 3]!;
  const across = new Float32Array(columns * rows);
  const down = new Float32Array(columns * rows);
  let all = 0;
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < columns - 1; x++) {
      const dx = Math.abs(lightness(x + 1, y) - lightness(x - 1, y));
      const dy = Math.abs(lightness(x, y + 1) - lightness(x, y - 1));
      if (Math.max(dx, dy) < leastEdge) continue;
      all += Math.max(dx, dy);
      // Within about 14° of upright or level.
      if (dx > 4 * dy) across[y * columns + x] = dx;
      else if (dy > 4 * dx) down[y * columns + x] = dy;
    }
  }
  const upright = strengthOfRuns(across, columns, rows, longUpright * rows, true);
  const level = strengthOfRuns(down, columns, rows, longLevel * columns, false);
  if (all === 0) return { straightLines: 0, uprightLines: 0 };
  return { straightLines: (upright + level) / all, uprightLines: upright / all };
}

/** Strength of edges that follow one another in a line for at least so long. */
function strengthOfRuns(edges: Float32Array, width: number, height: number, least: number, upright: boolean): number {
  const [lines, length] = upright ? [width, height] : [height, width];
  let sum = 0;
  for (let line = 0; line < lines; line++) {
    let run = 0;
    let strength = 0;
    for (let at = 0; at <= length; at++) {
      const value = at === length ? 0 : edges[upright ? at * width + line : line * width + at]!;
      if (value > 0) {
        run++;
        strength += value;
        continue;
      }
      if (run >= least) sum += strength;
      [run, strength] = [0, 0];
    }
  }
  return sum;
}
