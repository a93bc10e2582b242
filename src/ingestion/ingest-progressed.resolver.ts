import 'reflect-metadata';
import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { followChanges, type ChangeEvent } from '../api/change-subscription.ts';
import type { Change } from '../graph/change-log.ts';
import { followAccess } from '../recording/follow-access.ts';
import type { RequestContext } from '../request-context.ts';
import { IngestProgress } from './ingest.type.ts';
import type { IngestionPlan } from './ingestion-plan.ts';

const told = new Set([
  'RECORDING_ADDED',
  'RUN_DONE',
  'RUN_FAILED',
  'RECORDING_READY',
  'RECORDING_FAILED',
  'RECORDING_FORGOTTEN',
]);

/** How many recordings' shares a subscription remembers; those of the longest ago are forgotten first. */
const rememberedRecordings = 1_000;

@Resolver()
export class IngestProgressedResolver {
  constructor(private readonly plan: IngestionPlan) {}

  @Allows('READER')
  @Subscription(() => IngestProgress, {
    description: 'How the work on recordings goes on: every inference that is done, in order, and the end.',
    subscribe: ({ args, context }) => {
      const request = context as RequestContext;
      const { recordingId, after } = args as { recordingId?: string | null; after?: string | null };
      const access = followAccess(request.graph, request.reader.identity, request.signal);
      return followChanges<Change, Change>({
        changes: request.changes,
        latest: request.latestChange,
        after,
        select: async (change) => {
          if (!told.has(change.kind) || (recordingId != null && change.recordingId !== recordingId)) return undefined;
          const { collectionIds } = await access();
          return change.collectionId !== undefined && collectionIds.includes(change.collectionId) ? change : undefined;
        },
        signal: request.signal,
      });
    },
  })
  ingestProgressed(
    @Root() { event, cursor }: ChangeEvent<Change>,
    @Arg('recordingId', () => ID, { nullable: true, description: 'Only of this recording.' }) _recordingId?: string,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor of an earlier event.' })
    _after?: string,
  ): IngestProgress {
    const payload = event.payload as { inference?: string; message?: string | null };
    return Object.assign(new IngestProgress(), {
      recordingId: event.recordingId,
      event: event.kind,
      inference: payload.inference ?? null,
      fraction: this.fractionAt(event),
      message: payload.message ?? null,
      at: event.atMs,
      cursor,
    });
  }

  private readonly done = new Map<string, Set<string>>();

  private fractionAt({ kind, recordingId, payload }: Change): number {
    if (kind === 'RECORDING_READY' || kind === 'RECORDING_FORGOTTEN') return 1;
    const id = recordingId ?? '';
    const inferences = this.done.get(id) ?? new Set<string>();
    if (kind === 'RUN_DONE') inferences.add((payload as { inference: string }).inference);
    this.done.set(id, inferences);
    for (const oldest of this.done.keys()) {
      if (this.done.size <= rememberedRecordings) break;
      this.done.delete(oldest);
    }
    return Math.min(1, inferences.size / this.plan.local.length);
  }
}
