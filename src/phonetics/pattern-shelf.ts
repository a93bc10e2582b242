import type { AcousticPattern } from './acoustic-pattern.ts';
import { comparablePattern, type ComparablePattern, type PatternSketch } from './comparable-pattern.ts';
import { formDistance, sketchDistance } from './form-distance.ts';

/** A stretch of voice that is to be put into a form. */
export interface PatternToken {
  readonly id: string;
  /** With at least one frame. */
  readonly pattern: AcousticPattern;
}

/**
 * Patterns made comparable when first needed. A comparable pattern is fifty times larger than the bytes it is made of,
 * so only those used last are kept, and of the others a sketch.
 */
export class PatternShelf {
  private readonly ready = new Map<string, ComparablePattern>();
  private readonly sketches = new Map<string, PatternSketch>();

  /** @param most comparable patterns kept, about 80 kB each for a word */
  constructor(private readonly most = 1000) {}

  distance(a: PatternToken, b: PatternToken): number {
    // One order, so that rounding cannot depend on who asks.
    return a.id < b.id
      ? formDistance(this.comparable(a), this.comparable(b))
      : formDistance(this.comparable(b), this.comparable(a));
  }

  sketchDistance(a: PatternToken, b: PatternToken): number {
    return sketchDistance(this.sketch(a), this.sketch(b));
  }

  private comparable(token: PatternToken): ComparablePattern {
    const known = this.ready.get(token.id);
    if (known) this.ready.delete(token.id);
    const pattern = known ?? comparablePattern(token.pattern);
    this.ready.set(token.id, pattern);
    if (this.ready.size > this.most) this.ready.delete(this.ready.keys().next().value!);
    return pattern;
  }

  private sketch(token: PatternToken): PatternSketch {
    let known = this.sketches.get(token.id);
    if (!known) {
      const { sureFrames, sketches } = this.comparable(token);
      known = { sureFrames, sketches };
      this.sketches.set(token.id, known);
    }
    return known;
  }
}
