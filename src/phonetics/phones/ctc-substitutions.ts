import { NO_PHONE } from './phone-posteriors.ts';

/** What may be said at one place of a reading: a class, {@link NO_PHONE} for nothing at all, and how probably. */
export interface Substitution {
  readonly phone: number;
  readonly probability: number;
}

/** A phone is considered for a place where its probability reaches this in some frame near it. */
const CONSIDERED = 0.01;
/** Frames in which a place is to be looked for with less than this probability are left out. */
const NEGLIGIBLE = 1e-6;

/**
 * For each phone of a reading: how probable it is beside each other phone in its place, and beside nothing there, while
 * the rest of the reading stays. Exact under CTC (all alignments), by the forward and backward probabilities of the one
 * reading (Graves et al. 2006), scaled frame by frame.
 * @param logProbabilities shape (frames, classes), class 0 the blank
 * @returns one list a phone, its own among it, the likeliest first; probabilities of one list add up to 1
 */
export function ctcSubstitutions(
  logProbabilities: Float32Array,
  classes: number,
  reading: readonly number[],
): Substitution[][] {
  if (reading.length === 0) return [];
  const lattice = new ReadingLattice(logProbabilities, classes, reading);
  return reading.map((own, place) => {
    const { from, to } = lattice.around(place);
    const weights = new Map<number, number>([[NO_PHONE, lattice.without(place, from, to)]]);
    for (let phone = 1; phone < classes; phone++) {
      if (phone !== own && !lattice.reaches(phone, from, to)) continue;
      weights.set(phone, lattice.with(place, phone, from, to));
    }
    const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
    if (!(sum > 0)) return [{ phone: own, probability: 0 }];
    return [...weights]
      .map(([phone, weight]) => ({ phone, probability: weight / sum }))
      .sort((a, b) => b.probability - a.probability || a.phone - b.phone);
  });
}

/**
 * Alignments of one reading: state 2 u is the blank before phone u, state 2 u + 1 the phone itself. `forward` and
 * `backward` are scaled to a sum of 1 a frame, both with the frame's own emission; `link` is what takes the scales away.
 */
class ReadingLattice {
  private readonly frames: number;
  private readonly states: number;
  private readonly emissions: Float64Array;
  private readonly forward: Float64Array;
  private readonly backward: Float64Array;
  /** Factor by which each frame of `forward` was divided. */
  private readonly scales: Float64Array;
  /** Probability of the reading in scaled terms, across the border behind each frame. */
  private readonly links: Float64Array;
  /** Of each phone with the blanks beside it. */
  private readonly firstFrames: Int32Array;
  private readonly endFrames: Int32Array;

  constructor(
    logProbabilities: Float32Array,
    private readonly classes: number,
    private readonly reading: readonly number[],
  ) {
    this.frames = logProbabilities.length / classes;
    this.states = 2 * reading.length + 1;
    this.emissions = new Float64Array(logProbabilities.length);
    for (let i = 0; i < logProbabilities.length; i++) this.emissions[i] = Math.exp(logProbabilities[i]!);
    this.forward = new Float64Array(this.frames * this.states);
    this.backward = new Float64Array(this.frames * this.states);
    this.scales = new Float64Array(this.frames);
    this.links = new Float64Array(this.frames);
    this.goForward();
    this.goBackward();
    for (let frame = 0; frame < this.frames; frame++) this.links[frame] = this.linkBehind(frame);
    this.firstFrames = new Int32Array(reading.length).fill(this.frames);
    this.endFrames = new Int32Array(reading.length);
    const occupied = new Float64Array(this.states);
    for (let frame = 0; frame < this.frames; frame++) this.findPlaces(frame, occupied);
  }

  /** The frames, `to` exclusive, in which a phone may be with the blanks to its sides. */
  around(place: number): { readonly from: number; readonly to: number } {
    const from = this.firstFrames[place]!;
    const to = this.endFrames[place]!;
    return from < to ? { from, to } : { from: 0, to: this.frames };
  }

  /** Whether a phone is worth considering in these frames. */
  reaches(phone: number, from: number, to: number): boolean {
    for (let frame = from; frame < to; frame++) {
      if (this.emissions[frame * this.classes + phone]! >= CONSIDERED) return true;
    }
    return false;
  }

  /** The reading with another phone in that place, relative to the reading. */
  with(place: number, phone: number, from: number, to: number): number {
    const { frames, states, forward, emissions, classes, scales, links, reading } = this;
    const state = 2 * place + 1;
    const afterFormer = place > 0 && reading[place - 1] !== phone;
    const last = place === reading.length - 1;
    let inside = 0;
    let sum = 0;
    for (let frame = from; frame < to; frame++) {
      let entering = 0;
      if (frame === 0) entering = place === 0 ? 1 : 0;
      else {
        const before = (frame - 1) * states;
        entering = forward[before + state - 1]! + (afterFormer ? forward[before + state - 2]! : 0);
      }
      inside = ((inside + entering) * emissions[frame * classes + phone]!) / scales[frame]!;
      if (inside === 0) continue;
      const leaving = frame + 1 === frames ? (last ? 1 : 0) : this.leaving(place, phone, frame + 1);
      if (leaving > 0) sum += (inside * leaving) / links[frame]!;
    }
    return sum;
  }

  /** The reading without the phone in that place, relative to the reading. */
  without(place: number, from: number, to: number): number {
    const { frames, states, forward, backward, links, reading } = this;
    const last = place === reading.length - 1;
    const mayJoin = place > 0 && !last && reading[place - 1] !== reading[place + 1];
    const blank = 2 * place;
    if (last) {
      const end = (frames - 1) * states;
      return (forward[end + blank]! + (place > 0 ? forward[end + blank - 1]! : 0)) / links[frames - 1]!;
    }
    // What follows may then come in the first frame.
    let sum = place === 0 && from === 0 ? backward[3]! / (backward[0]! + backward[1]!) : 0;
    for (let frame = Math.max(0, from - 1); frame < Math.min(to, frames - 1); frame++) {
      const row = frame * states;
      const before = forward[row + blank]! + (mayJoin ? forward[row + blank - 1]! : 0);
      sum += (before * backward[row + states + blank + 3]!) / links[frame]!;
    }
    return sum;
  }

  private findPlaces(frame: number, occupied: Float64Array): void {
    const { states, forward, backward, emissions, classes, reading } = this;
    const row = frame * states;
    let all = 0;
    for (let state = 0; state < states; state++) {
      const mass = forward[row + state]! * backward[row + state]!;
      occupied[state] = mass === 0 ? 0 : mass / emissions[frame * classes + this.phoneOf(state)]!;
      all += occupied[state]!;
    }
    for (let place = 0; place < reading.length; place++) {
      const here = occupied[2 * place]! + occupied[2 * place + 1]! + occupied[2 * place + 2]!;
      if (!(here > NEGLIGIBLE * all)) continue;
      if (frame < this.firstFrames[place]!) this.firstFrames[place] = frame;
      this.endFrames[place] = frame + 1;
    }
  }

  private leaving(place: number, phone: number, frame: number): number {
    const next = frame * this.states + 2 * place + 2;
    const mayJoin = place + 1 < this.reading.length && this.reading[place + 1] !== phone;
    return this.backward[next]! + (mayJoin ? this.backward[next + 1]! : 0);
  }

  private linkBehind(frame: number): number {
    const { frames, states, forward, backward } = this;
    const row = frame * states;
    if (frame === frames - 1) return forward[row + states - 1]! + forward[row + states - 2]!;
    let sum = 0;
    for (let state = 0; state < states; state++) {
      const mass = forward[row + state]!;
      if (mass === 0) continue;
      const next = row + states + state;
      sum += mass * (backward[next]! + (state + 1 < states ? backward[next + 1]! : 0));
      if (this.maySkip(state)) sum += mass * backward[next + 2]!;
    }
    return sum;
  }

  private goForward(): void {
    const { frames, states, forward, emissions, classes, scales } = this;
    for (let frame = 0; frame < frames; frame++) {
      const row = frame * states;
      const before = row - states;
      let sum = 0;
      for (let state = 0; state < states; state++) {
        let mass = 0;
        if (frame === 0) mass = state < 2 ? 1 : 0;
        else {
          mass = forward[before + state]!;
          if (state > 0) mass += forward[before + state - 1]!;
          if (state > 1 && this.maySkip(state - 2)) mass += forward[before + state - 2]!;
        }
        if (mass === 0) continue;
        mass *= emissions[frame * classes + this.phoneOf(state)]!;
        forward[row + state] = mass;
        sum += mass;
      }
      scales[frame] = sum > 0 ? sum : 1;
      if (sum > 0) for (let state = 0; state < states; state++) forward[row + state] = forward[row + state]! / sum;
    }
  }

  private goBackward(): void {
    const { frames, states, backward, emissions, classes } = this;
    for (let frame = frames - 1; frame >= 0; frame--) {
      const row = frame * states;
      const after = row + states;
      let sum = 0;
      for (let state = 0; state < states; state++) {
        let mass = 0;
        if (frame === frames - 1) mass = state >= states - 2 ? 1 : 0;
        else {
          mass = backward[after + state]!;
          if (state + 1 < states) mass += backward[after + state + 1]!;
          if (this.maySkip(state)) mass += backward[after + state + 2]!;
        }
        if (mass === 0) continue;
        mass *= emissions[frame * classes + this.phoneOf(state)]!;
        backward[row + state] = mass;
        sum += mass;
      }
      if (sum > 0) for (let state = 0; state < states; state++) backward[row + state] = backward[row + state]! / sum;
    }
  }

  /** From a phone to the next one without a blank between. */
  private maySkip(state: number): boolean {
    if ((state & 1) === 0 || state + 2 >= this.states) return false;
    return this.reading[state >> 1] !== this.reading[(state >> 1) + 1];
  }

  private phoneOf(state: number): number {
    return (state & 1) === 0 ? NO_PHONE : this.reading[state >> 1]!;
  }
}
