import type { Random } from '../../seeded-random.ts';

/** Lighter (above 0) or darker (below 0) by a share. @param colour as `#rrggbb` */
export function shade(colour: string, share: number): string {
  const value = Number.parseInt(colour.slice(1), 16);
  const channels = [value >> 16, (value >> 8) & 255, value & 255].map((channel) =>
    Math.round(share > 0 ? channel + (255 - channel) * share : channel * (1 + share)),
  );
  return `rgb(${channels.join(', ')})`;
}

/** Any colour, as `#rrggbb`. @param saturation and lightness 0 to 1 */
export function anyColour(random: Random, saturation: number, lightness: number): string {
  const hue = random.next() * 6;
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const part = chroma * (1 - Math.abs((hue % 2) - 1));
  const [r, g, b] = (
    [
      [chroma, part, 0],
      [part, chroma, 0],
      [0, chroma, part],
      [0, part, chroma],
      [part, 0, chroma],
      [chroma, 0, part],
    ] as const
  )[Math.floor(hue)]!;
  const lift = lightness - chroma / 2;
  return `#${[r, g, b]
    .map((channel) =>
      Math.round((channel + lift) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
