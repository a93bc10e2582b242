import type { Client } from 'urql';
import type { TierShownFragment } from '../../api/generated/graphql.ts';
import type { EditDone, RecordingBook } from './recording-book.ts';
import type { RecordingFacts } from './recording-facts.ts';
import { readAnnotations, readById, readTiers } from './read-annotations.ts';
import { joined, nothingToRead, readingOf, type ToRead } from './what-to-read.ts';

export type EditDoneToTiers = EditDone & { readonly tiers: readonly TierShownFragment[] };

interface Told {
  readonly onTiers: (tiers: readonly TierShownFragment[]) => void;
  readonly onProblem: (error: unknown) => void;
  /** The moment that is looked at. */
  readonly moment: () => number;
}

/** Reads annotations into the book: one reading at a time, and what is asked for meanwhile in the next. */
export class AnnotationReader {
  private tiers: readonly TierShownFragment[] = [];
  /** Those whose annotations were read to the end. */
  private readonly known = new Set<string>();
  private asked: ToRead | undefined;
  private isReading = false;
  private readonly stopped = new AbortController();

  constructor(
    private readonly client: Client,
    private readonly recording: Pick<RecordingFacts, 'id' | 'durationSeconds'>,
    private readonly book: RecordingBook,
    private readonly told: Told,
  ) {}

  read(toRead: ToRead): void {
    this.asked = joined(this.asked ?? nothingToRead, toRead);
    if (!this.isReading) void this.work();
  }

  /** Tiers that an edit of this page made, renamed or deleted; read where the answer to it does not hold all that is in them. */
  edited({ tiers, deletedTierIds, annotations }: EditDoneToTiers): void {
    if (tiers.length + deletedTierIds.length === 0) return;
    const made = new Map(tiers.map((tier) => [tier.id, tier]));
    const held = this.tiers.filter(({ id }) => !deletedTierIds.includes(id));
    const heldIds = new Set(held.map(({ id }) => id));
    this.changeTiers([...held.map((tier) => made.get(tier.id) ?? tier), ...tiers.filter(({ id }) => !heldIds.has(id))]);
    for (const id of deletedTierIds) this.known.delete(id);
    for (const { tierId } of annotations) if (made.has(tierId)) this.known.add(tierId);
    // One that came back with an undoing, with all that is in it.
    if (tiers.some(({ id }) => !this.known.has(id))) this.read(nothingToRead);
  }

  stop(): void {
    this.stopped.abort();
  }

  private async work(): Promise<void> {
    const { signal } = this.stopped;
    this.isReading = true;
    try {
      while (this.asked && !signal.aborted) {
        const asked = this.asked;
        this.asked = undefined;
        await this.readOnce(asked, signal);
      }
    } catch (error) {
      if (!signal.aborted) this.told.onProblem(error);
    } finally {
      this.isReading = false;
    }
  }

  private async readOnce(asked: ToRead, signal: AbortSignal): Promise<void> {
    const { client, recording, book, known } = this;
    const since = book.now();
    const tiers = await readTiers(client, recording.id);
    if (signal.aborted) return;
    // An edit of this page may have made or deleted one meanwhile.
    if (book.now() !== since) return this.read(asked);
    this.changeTiers(tiers);
    const reading = readingOf(
      asked,
      known,
      tiers.map(({ id }) => id),
    );
    for (const id of reading.goneTierIds) {
      book.dropTier(id);
      known.delete(id);
    }
    for (const ids of reading.annotationIds) {
      const found = await readById(client, recording.id, ids);
      if (signal.aborted) return;
      const there = new Set(found.map(({ id }) => id));
      book.fill(found, since);
      book.drop(
        ids.filter((id) => !there.has(id)),
        since,
      );
    }
    await this.readWhole(
      tiers.filter(({ id }) => reading.tierIds.includes(id)),
      since,
      signal,
    );
  }

  private async readWhole(tiers: readonly TierShownFragment[], since: number, signal: AbortSignal): Promise<void> {
    const found = new Map(tiers.map(({ id }) => [id, new Set<string>()]));
    const { client, recording, book } = this;
    await readAnnotations(
      client,
      recording,
      tiers,
      (annotations) => {
        for (const { id, tierId } of annotations) found.get(tierId)?.add(id);
        book.fill(annotations, since);
      },
      this.told.moment,
      signal,
    );
    if (signal.aborted) return;
    for (const [tierId, ids] of found) {
      book.keepOnly(tierId, ids, since);
      this.known.add(tierId);
    }
  }

  private changeTiers(tiers: readonly TierShownFragment[]): void {
    this.tiers = tiers;
    this.told.onTiers(tiers);
  }
}
