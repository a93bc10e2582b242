import { createHash } from 'node:crypto';
import type { AcousticPattern } from './acoustic-pattern.ts';
import { comparablePattern, type ComparablePattern, type PatternSketch } from './comparable-pattern.ts';
import { findForm, type FindFormOptions, type FormOccurrence } from './find-form.ts';
import { formDistance, sketchDistance } from './form-distance.ts';
import { SketchWindows } from './sketch-windows.ts';

/** A stretch of voice that is to be put into a form. */
export interface PatternToken {
  readonly id: string;
  /** With at least one frame. */
  readonly pattern: AcousticPattern;
}

/** By the contents of two patterns, one after the other. */
type Remembered<Found> = Map<string, Map<string, Found>>;

/** What is kept from one step or settling for the next; the first two bound memory, to some 100 MB together. */
const mostPairs = 1_000_000;
const mostSketches = 10_000;
const mostIdle = 250;

/**
 * Patterns made comparable when first needed, and the distances measured. A comparable pattern is fifty times larger
 * than the bytes it is made of, so only those used last are kept, and of the others a sketch. Everything is kept under
 * the content of a pattern, never under a token's id, so that nothing can become untrue: a settling after a step, or
 * after a few more recordings, measures what is new and looks up the rest.
 */
export class PatternShelf {
  private readonly ready = new Map<string, ComparablePattern>();
  private readonly sketches = new Map<string, PatternSketch>();
  /** By the lower content, then by the higher. */
  private readonly distances: Remembered<number> = new Map();
  /** By the content of the form, then by that of the utterance. */
  private readonly searches: Remembered<readonly FormOccurrence[]> = new Map();
  private readonly contents = new WeakMap<AcousticPattern, string>();
  private pairs = 0;

  /** @param most comparable patterns kept while at work, about 80 kB each for a word */
  constructor(private readonly most = 1000) {}

  distance(a: PatternToken, b: PatternToken): number {
    // One order, so that rounding cannot depend on who asks.
    const [low, high] = this.contentOf(a) <= this.contentOf(b) ? [a, b] : [b, a];
    return this.once(this.distances, low, high, formDistance);
  }

  /** Where a form is said in a longer utterance, see `findForm`; always to be asked with the same options. */
  occurrences(form: PatternToken, utterance: PatternToken, options: FindFormOptions): readonly FormOccurrence[] {
    return this.once(this.searches, form, utterance, (one, other) => findForm(one, other, options));
  }

  /** A quick guess at how near forms come to any stretch of an utterance, in their order. */
  sketchesWithin(forms: readonly PatternToken[], utterance: PatternToken): number[] {
    const windows = new SketchWindows(this.comparable(utterance));
    return forms.map((form) => windows.distance(this.sketch(form)));
  }

  sketchDistance(a: PatternToken, b: PatternToken): number {
    return sketchDistance(this.sketch(a), this.sketch(b));
  }

  /** Between two pieces of work: gives back what is large or has grown too much. */
  rest(): void {
    if (this.pairs > mostPairs) {
      this.distances.clear();
      this.searches.clear();
      this.pairs = 0;
    }
    if (this.sketches.size > mostSketches) this.sketches.clear();
    for (const content of this.ready.keys()) {
      if (this.ready.size <= mostIdle) break;
      this.ready.delete(content);
    }
  }

  /** What was found of two patterns before, or finds it now. */
  private once<Found>(
    known: Remembered<Found>,
    first: PatternToken,
    second: PatternToken,
    find: (first: ComparablePattern, second: ComparablePattern) => Found,
  ): Found {
    const firstContent = this.contentOf(first);
    const secondContent = this.contentOf(second);
    let row = known.get(firstContent);
    if (!row) known.set(firstContent, (row = new Map<string, Found>()));
    let found = row.get(secondContent);
    if (found === undefined) {
      found = find(this.comparable(first), this.comparable(second));
      row.set(secondContent, found);
      this.pairs++;
    }
    return found;
  }

  private comparable(token: PatternToken): ComparablePattern {
    const content = this.contentOf(token);
    const known = this.ready.get(content);
    if (known) this.ready.delete(content);
    const pattern = known ?? comparablePattern(token.pattern);
    this.ready.set(content, pattern);
    if (this.ready.size > this.most) this.ready.delete(this.ready.keys().next().value!);
    return pattern;
  }

  private sketch(token: PatternToken): PatternSketch {
    const content = this.contentOf(token);
    let known = this.sketches.get(content);
    if (!known) {
      const { sureFrames, sketches } = this.comparable(token);
      known = { sureFrames, sketches };
      this.sketches.set(content, known);
    }
    return known;
  }

  private contentOf({ pattern }: PatternToken): string {
    let content = this.contents.get(pattern);
    if (content === undefined) {
      content = createHash('sha1').update(pattern.features).digest('base64');
      this.contents.set(pattern, content);
    }
    return content;
  }
}
