import { themeColours } from '../parts/theme-colours.ts';

/** The theme's colours as canvases need them. */
export interface Palette {
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly bad: string;
  readonly warn: string;
  readonly isDark: boolean;
  /** Quiet to loud, 256 colours as little-endian RGBA. */
  readonly heat: Uint32Array;
}

/** As the theme is now: read anew when the light changes. */
export function readPalette(): Palette {
  const colours = themeColours([
    'panel',
    'raised',
    'line',
    'text',
    'quiet',
    'accent',
    'accent-soft',
    'on-accent',
    'bad',
    'warn',
  ]);
  const isDark = brightnessOf(colours.panel) < 128;
  return {
    ...colours,
    accentSoft: colours['accent-soft'],
    onAccent: colours['on-accent'],
    isDark,
    heat: heatOf(isDark),
  };
}

function brightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** Points of the colour scale, from quiet to loud: paper to ink by day, night to embers by night. */
const day = [
  [255, 255, 255],
  [214, 232, 230],
  [108, 166, 168],
  [28, 84, 98],
  [10, 18, 30],
] as const;
const night = [
  [16, 20, 23],
  [20, 58, 70],
  [30, 128, 122],
  [232, 176, 92],
  [255, 246, 220],
] as const;

function heatOf(isDark: boolean): Uint32Array {
  const points = isDark ? night : day;
  return Uint32Array.from({ length: 256 }, (_, value) => {
    const place = (value / 255) * (points.length - 1);
    const low = Math.min(points.length - 2, Math.floor(place));
    const share = place - low;
    const [red, green, blue] = [0, 1, 2].map((i) =>
      Math.round(points[low]![i]! * (1 - share) + points[low + 1]![i]! * share),
    ) as [number, number, number];
    return (255 << 24) | (blue << 16) | (green << 8) | red;
  });
}
