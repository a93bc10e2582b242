import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import { boxAt, simplifiedPath, type PathPoint } from '../objects/path.ts';
import type { TurnedSquare } from '../pictures/crop-turned.ts';
import { boxAround, boxIou, type Box, type Picture } from '../pictures/picture.ts';
import { BodyPoser } from './body-pose.ts';
import { joints } from './joints.ts';
import type { BodyFound } from './body.ts';
import { peopleInView, type Followed, type FollowedThing, type Person } from './people-in-view.ts';

const framesPerSecond = 12;
/** The people who are largest in view. */
const mostPeople = 4;
/** Of a person's size, around it. */
const room = 1.25;
const leastJoint = 0.25;
/** Fewer joints than this are no person. */
const leastJoints = 5;
const leastSeconds = 0.4;

/** How the people of a recording hold themselves, moment by moment. */
const findBodies: RunModule<readonly BodyFound[]> = async (batch) => {
  const results: (readonly BodyFound[])[] = [];
  for (const { startSeconds, endSeconds } of batch.subjects) {
    results.push(await bodiesBetween(batch, startSeconds, endSeconds));
  }
  return results;
};

export default findBodies;

async function bodiesBetween(batch: RunBatch, startSeconds: number, endSeconds: number): Promise<readonly BodyFound[]> {
  const { media, progress, signal } = batch;
  const { video } = media.facts;
  if (!video) return [];
  const seen = batch.inputs['visual-contexts'] as { readonly appearances: readonly FollowedThing[] } | undefined;
  const faces = (batch.inputs['faces'] ?? []) as readonly Followed[];
  const people = peopleInView(seen?.appearances ?? [], faces);
  if (people.length === 0) return [];
  const poser = await BodyPoser.load();
  const ratePerSecond = Math.min(framesPerSecond, video.frameRateHz);
  const tracks = people.map((person) => new BodyTrack(person, ratePerSecond));
  const end = Math.min(endSeconds, media.facts.durationSeconds);
  let next = 0;
  let open: BodyTrack[] = [];
  for await (const frame of media.frames({ ratePerSecond }, signal)) {
    const time = frame.timeSeconds;
    if (time < startSeconds) continue;
    if (time >= end) break;
    open = open.filter((track) => track.person.endSeconds > time);
    while (next < tracks.length && tracks[next]!.person.startSeconds <= time) open.push(tracks[next++]!);
    const picture = { width: frame.width, height: frame.height, pixels: frame.rgb };
    const squares = open.map((track) => ({ track, square: track.squareAt(picture, time) }));
    squares.sort((a, b) => b.square.side - a.square.side);
    for (const { track, square } of squares.slice(0, mostPeople)) {
      track.see(picture, time, await poser.measure(picture, square));
    }
    progress(Math.min(1, (time - startSeconds) / (end - startSeconds)));
  }
  return withoutDoubles(tracks.flatMap((track) => track.close(end)));
}

class BodyTrack {
  private readonly rows: Float32Array[] = [];
  private readonly path: PathPoint[] = [];
  private last: { readonly box: Box; readonly timeSeconds: number } | undefined;
  private firstSeconds = NaN;
  private sum = 0;

  constructor(
    readonly person: Person,
    private readonly ratePerSecond: number,
  ) {}

  squareAt(picture: Picture, timeSeconds: number): TurnedSquare {
    const expected = boxAt(this.person.path, timeSeconds);
    const known =
      this.last && timeSeconds - this.last.timeSeconds < 0.4 ? boxAround([this.last.box, expected]) : expected;
    const [x, y, width, height] = known;
    return {
      x: (x + width / 2) * picture.width,
      y: (y + height / 2) * picture.height,
      side: Math.max(16, room * Math.max(width * picture.width, height * picture.height)),
      angle: 0,
    };
  }

  /** @param found shape (17, 3), pixels */
  see(picture: Picture, timeSeconds: number, found: Float32Array): void {
    const row = Float32Array.from(found, (value, i) =>
      i % 3 === 0 ? value / picture.width : i % 3 === 1 ? value / picture.height : value,
    );
    const box = boxOfJoints(row);
    if (box === undefined) return;
    if (Number.isNaN(this.firstSeconds)) this.firstSeconds = timeSeconds;
    this.last = { box, timeSeconds };
    this.path.push({ timeSeconds, box });
    this.rows[Math.round((timeSeconds - this.firstSeconds) * this.ratePerSecond)] = row;
    for (let i = 2; i < row.length; i += 3) this.sum += row[i]! / joints.length;
  }

  close(end: number): BodyFound[] {
    const { path, person, rows, firstSeconds, ratePerSecond } = this;
    if (path.length < leastSeconds * ratePerSecond) return [];
    const all = new Float32Array(rows.length * joints.length * 3).fill(NaN);
    rows.forEach((row, at) => all.set(row, at * joints.length * 3));
    const mean = [0, 1, 2, 3].map((i) => path.reduce((sum, { box }) => sum + box[i]!, 0) / path.length);
    return [
      {
        startSeconds: Math.min(firstSeconds, Math.max(person.startSeconds, firstSeconds - 0.5)),
        endSeconds: Math.min(end, path.at(-1)!.timeSeconds + 1 / ratePerSecond),
        box: mean as unknown as Box,
        path: simplifiedPath(path),
        confidence: this.sum / path.length,
        ...(person.face !== undefined && { face: person.face }),
        moments: { startSeconds: firstSeconds, ratePerSecond, joints: all },
      },
    ];
  }
}

function boxOfJoints(row: Float32Array): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let count = 0;
  for (let joint = 0; joint < joints.length; joint++) {
    if (row[joint * 3 + 2]! < leastJoint) continue;
    count++;
    left = Math.min(left, row[joint * 3]!);
    right = Math.max(right, row[joint * 3]!);
    top = Math.min(top, row[joint * 3 + 1]!);
    bottom = Math.max(bottom, row[joint * 3 + 1]!);
  }
  return count < leastJoints ? undefined : [left, top, right - left, bottom - top];
}

/** One person found twice, by the face and as a thing: who is seen longer and surer stays. */
function withoutDoubles(bodies: readonly BodyFound[]): readonly BodyFound[] {
  const kept: BodyFound[] = [];
  const weight = ({ startSeconds, endSeconds, confidence }: BodyFound): number =>
    (endSeconds - startSeconds) * confidence;
  for (const body of bodies.toSorted((a, b) => weight(b) - weight(a))) {
    const isDouble = kept.some((other) => {
      const from = Math.max(body.startSeconds, other.startSeconds);
      const to = Math.min(body.endSeconds, other.endSeconds);
      if (to - from < 0.5 * (body.endSeconds - body.startSeconds)) return false;
      return [from, (from + to) / 2, to].every((time) => boxIou(boxAt(body.path, time), boxAt(other.path, time)) > 0.6);
    });
    if (!isDouble) kept.push(body);
  }
  return kept.sort((a, b) => a.startSeconds - b.startSeconds || a.box[0] - b.box[0]);
}
