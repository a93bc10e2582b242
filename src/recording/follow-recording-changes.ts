import { followChanges, type ChangeFollower } from '../api/change-subscription.ts';
import type { Change } from '../graph/change-log.ts';
import type { RequestContext } from '../request-context.ts';
import { followAccess } from './follow-access.ts';

/** What type-graphql hands to a subscription's `subscribe`. */
interface Subscribed {
  readonly args: { readonly recordingId?: string | null; readonly after?: string | null };
  readonly context: object;
}

/**
 * The `subscribe` of a type-graphql subscription to what changes in recordings: those changes of the log that are asked for, of
 * recordings that the subscriber may read. Its arguments may be `recordingId`, for those of one recording alone, and
 * `after`, the cursor to go on behind.
 */
export function followRecordingChanges(
  isAskedFor: (change: Change) => boolean,
): (subscribed: Subscribed) => ChangeFollower<Change, Change> {
  return ({ args, context }) => {
    const { graph, reader, signal, changes, latestChange } = context as RequestContext;
    const { recordingId, after } = args;
    const access = followAccess(graph, reader.identity, signal);
    return followChanges<Change, Change>({
      changes,
      latest: latestChange,
      after,
      select: async (change) => {
        if (!isAskedFor(change)) return undefined;
        if (recordingId != null && change.recordingId !== recordingId) return undefined;
        const { collectionIds } = await access();
        return collectionIds.includes(change.collectionId ?? '') ? change : undefined;
      },
      signal,
    });
  };
}
