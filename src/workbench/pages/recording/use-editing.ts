import { useCallback, useMemo, useRef } from 'react';
import { useClient } from 'urql';
import type { TierRow, TimelineItem } from '../../timeline/tier-row.ts';
import { EditRefusedError, Edits, type Edited } from './edits.ts';
import { keepTier } from './last-tier.ts';
import { rejectedItem, type Expectation, type RecordingBook } from './recording-book.ts';
import type { Annotations } from './use-annotations.ts';
import { nothingToRead } from './what-to-read.ts';

export interface Editing {
  readonly change: (row: TierRow, before: TimelineItem, after: TimelineItem) => void;
  readonly remove: (row: TierRow, item: TimelineItem) => void;
  /** Takes back what was said in its place. */
  readonly restore: (row: TierRow, item: TimelineItem) => void;
  readonly add: (...asked: Parameters<Edits['add']>) => Promise<void>;
  readonly renameTier: (tierId: string, name: string) => void;
  readonly deleteTier: (tierId: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What a person changes is shown at once, and as the server has it by its answer: nothing is read for it. */
export function useEditing(
  recordingId: string,
  book: RecordingBook,
  { following }: Annotations,
  onProblem: (error: unknown) => void,
): Editing {
  const client = useClient();
  const edits = useMemo(() => new Edits(client, recordingId), [client, recordingId]);
  const line = useRef(Promise.resolve());
  /** One after another: an undoing that overtook an edit would take back the one before it. */
  const edit = useCallback(
    (send: () => Promise<Edited>, expectation?: Expectation) => {
      if (expectation) book.expect(expectation);
      line.current = line.current.then(async () => {
        onProblem(undefined);
        const { foreign, reader } = following() ?? {};
        foreign?.sent();
        let done: Edited | undefined;
        let doubtful: readonly string[] = [];
        try {
          done = await send();
        } catch (error) {
          onProblem(error);
          // What is shown may be what somebody else has changed.
          const changed = error instanceof EditRefusedError ? error.changedIds : [];
          doubtful = expectation ? [...changed, expectation.id] : changed;
        }
        book.settle(done, expectation);
        foreign?.answered(done?.revision);
        if (done) reader?.edited(done);
        else if (doubtful.length > 0) reader?.read({ ...nothingToRead, annotationIds: new Set(doubtful) });
      });
      return line.current;
    },
    [book, following, onProblem],
  );
  return useMemo(() => {
    /** An edit that was made before the answer to the one before it came is of what that has made. */
    const asItIs = (item: TimelineItem): TimelineItem => {
      const now = book.annotation(item.id)?.revision;
      const isMine = now !== undefined && following()?.foreign.isOwn(now) === true;
      return isMine ? { ...item, revision: now } : item;
    };
    return {
      change: (row, before, after) => {
        const expectation = { rowKey: row.key, id: before.id, item: after };
        void edit(() => edits.change(row, asItIs(before), after), expectation);
      },
      remove: (row, item) => {
        const after = row.origin === 'INFERRED' ? rejectedItem(item) : undefined;
        const expectation = { rowKey: row.key, id: item.id, item: after };
        void edit(() => edits.remove(row, asItIs(item)), expectation);
      },
      restore: (row, item) => {
        const { correction } = item;
        if (!correction) return;
        const expectation = { rowKey: row.key, id: item.id, item: correction.inferred };
        void edit(() => edits.restore(correction), expectation);
      },
      add: (...asked) =>
        edit(async () => {
          const done = await edits.add(...asked);
          const tierId = done.annotations[0]?.tierId;
          if (tierId !== undefined) keepTier(recordingId, tierId);
          return done;
        }),
      renameTier: (tierId, name) => void edit(() => edits.renameTier(tierId, name)),
      deleteTier: (tierId) => void edit(() => edits.deleteTier(tierId)),
      undo: () => void edit(() => edits.undo()),
      redo: () => void edit(() => edits.redo()),
    };
  }, [book, edit, edits, following, recordingId]);
}
