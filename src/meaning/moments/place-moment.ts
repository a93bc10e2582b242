import { dot } from '../../dsp/dot.ts';
import { unit } from './moment-features.ts';
import { channelsOf, type Channel, type Moment } from './moment.ts';
import { momentDims, project, type Projections } from './projections.ts';

/** A moment as points of the shared space, each of shape (`momentDims`) and length 1. */
export interface PlacedMoment {
  readonly id: string;
  /** Of all that the moment has. */
  readonly vector: Float32Array;
  /** Of each channel that it has. */
  readonly sides: Readonly<Partial<Record<Channel, Float32Array>>>;
}

/**
 * How much more a part counts that goes with what else is in the moment: a part whose cosine to the other channels is larger
 * by this much counts e times as much.
 */
export const attentionTemperature = 0.1;

interface ProjectedPart {
  readonly point: Float32Array;
  readonly weight: number;
}

/**
 * One vector for all that was heard, seen and written at once. Of several things in view those count most that go with what was
 * said, and of several sounds those that go with what is in view.
 * @returns undefined for a moment without any channel
 */
export function placeMoment(
  moment: Moment,
  projections: Projections,
  tau = attentionTemperature,
): PlacedMoment | undefined {
  const own = channelsOf(moment);
  if (own.length === 0) return undefined;
  const parts = new Map(
    own.map((channel) => [
      channel,
      moment.parts[channel].map(({ vector, weight }) => ({ point: project(projections[channel], vector), weight })),
    ]),
  );
  const plain = new Map(own.map((channel) => [channel, pooled(parts.get(channel)!)]));
  const sides = Object.fromEntries(
    own.map((channel) => {
      const others = own.filter((other) => other !== channel).map((other) => plain.get(other)!);
      return [
        channel,
        others.length === 0 ? plain.get(channel)! : pooled(parts.get(channel)!, unit(sumOf(others)), tau),
      ];
    }),
  ) as Record<Channel, Float32Array>;
  return { id: moment.id, vector: unit(sumOf(Object.values(sides))), sides };
}

/** @param towards what the parts are held against, length 1; without it each counts by its weight */
function pooled(parts: readonly ProjectedPart[], towards?: Float32Array, tau = attentionTemperature): Float32Array {
  return unit(
    sumOf(
      parts.map(({ point, weight }) => {
        const share = towards === undefined ? weight : weight * Math.exp((dot(point, towards) - 1) / tau);
        return point.map((value) => value * share);
      }),
    ),
  );
}

function sumOf(points: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(momentDims);
  for (const point of points) for (let i = 0; i < momentDims; i++) sum[i]! += point[i]!;
  return sum;
}
