import { boxAt, type PathPoint } from '../objects/path.ts';
import { boxIou, type Box } from '../pictures/picture.ts';

/** A thing that really is in view, and where. */
export interface TrueThing {
  readonly name: string;
  readonly places: readonly { readonly timeSeconds: number; readonly box: Box }[];
}

export interface FollowedTrack {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly path: readonly PathPoint[];
}

export interface TrackScore {
  /** Of all moments at which tracks are on things, the share at which each is on the thing that it is on most often. */
  readonly purity: number;
  /** Of all places where things are, the share where a track is. */
  readonly coverage: number;
  /** Of all moments of tracks, the share at which they are on nothing. */
  readonly spurious: number;
  /** Tracks a thing that is followed at all. */
  readonly fragments: number;
  /** What the shares are of: moments of tracks that are on things, and places of things. */
  readonly moments: number;
  readonly places: number;
}

const sameIou = 0.3;

/** Tracks are looked at when the truth says where things are; each moment of a track goes to the thing it overlaps most. */
export function trackScore(things: readonly TrueThing[], tracks: readonly FollowedTrack[]): TrackScore {
  const times = [...new Set(things.flatMap(({ places }) => places.map(({ timeSeconds }) => timeSeconds)))];
  const covered = new Set<string>();
  const owners = new Map<string, number>();
  let [pure, moments, stray] = [0, 0, 0];
  for (const track of tracks) {
    const counts = new Map<string, number>();
    for (const time of times) {
      if (time < track.startSeconds || time >= track.endSeconds) continue;
      const box = boxAt(track.path, time);
      const best = things
        .map(({ name, places }) => ({ name, there: places.find(({ timeSeconds }) => timeSeconds === time) }))
        .map(({ name, there }) => ({ name, iou: there ? boxIou(there.box, box) : 0 }))
        .sort((a, b) => b.iou - a.iou)[0];
      if (!best || best.iou < sameIou) {
        stray++;
        continue;
      }
      counts.set(best.name, (counts.get(best.name) ?? 0) + 1);
      covered.add(`${best.name} ${time}`);
    }
    const [main] = [...counts].sort((a, b) => b[1] - a[1]);
    if (main === undefined) continue;
    pure += main[1];
    moments += [...counts.values()].reduce((sum, count) => sum + count, 0);
    owners.set(main[0], (owners.get(main[0]) ?? 0) + 1);
  }
  const places = things.reduce((sum, thing) => sum + thing.places.length, 0);
  return {
    purity: moments === 0 ? 0 : pure / moments,
    coverage: places === 0 ? 0 : covered.size / places,
    spurious: moments + stray === 0 ? 0 : stray / (moments + stray),
    fragments: owners.size === 0 ? 0 : [...owners.values()].reduce((sum, count) => sum + count, 0) / owners.size,
    moments,
    places,
  };
}
