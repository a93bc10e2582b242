import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../../api/generated/index.ts';
import type { TierShownFragment } from '../../api/generated/graphql.ts';
import type { TierRow } from '../../timeline/tier-row.ts';
import type { TimelineState } from '../../timeline/timeline-state.ts';
import { AnnotationReader } from './annotation-reader.ts';
import { ForeignChanges } from './foreign-changes.ts';
import type { RecordingBook } from './recording-book.ts';
import type { RecordingFacts } from './recording-facts.ts';
import { allToRead, nothingToRead, toReadAfter } from './what-to-read.ts';

const changedAnnotations = graphql(`
  subscription ChangedAnnotations($id: ID!, $after: String) {
    annotationsChanged(recordingId: $id, after: $after) {
      cursor
      happened
      revision
      tierIds
      annotationIds
    }
  }
`);

/** What follows a recording's annotations, for those who edit them. */
export interface Following {
  readonly reader: AnnotationReader;
  readonly foreign: ForeignChanges;
}

export interface Annotations {
  readonly rows: readonly TierRow[];
  /** Undefined before the page is shown and after it is left. */
  readonly following: () => Following | undefined;
  /** Reads what tiers are there, and those that are new. */
  readonly readNew: () => void;
}

/**
 * The tiers of files and people, read in pieces; what somebody else changes is read again, and nothing beside it.
 * @param since a place in the log of changes before anything was read
 */
export function useAnnotations(
  { id, durationSeconds }: RecordingFacts,
  since: string,
  state: TimelineState,
  book: RecordingBook,
  onProblem: (error: unknown) => void,
): Annotations {
  const client = useClient();
  const [tiers, setTiers] = useState<readonly TierShownFragment[]>([]);
  const current = useRef<Following>(undefined);

  useEffect(() => {
    const moment = () => (state.view.startSeconds + state.view.endSeconds) / 2;
    const reader = new AnnotationReader(client, { id, durationSeconds }, book, {
      onTiers: setTiers,
      onProblem,
      moment,
    });
    const foreign = new ForeignChanges((news) => reader.read(toReadAfter(news)));
    current.current = { reader, foreign };
    const events = client.subscription(changedAnnotations, { id, after: since }).subscribe(({ data, error }) => {
      if (data) foreign.heed(data.annotationsChanged);
      if (error) onProblem(error);
    });
    reader.read(allToRead);
    return () => {
      current.current = undefined;
      events.unsubscribe();
      reader.stop();
    };
  }, [client, id, durationSeconds, since, state, book, onProblem]);

  // Tiers of corrections lie over what they correct and have no row.
  const rows = useMemo(
    () =>
      tiers.flatMap(({ id, name, statementKind }): TierRow[] =>
        statementKind == null ? [{ key: id, name, origin: 'ANNOTATED' }] : [],
      ),
    [tiers],
  );
  const following = useCallback(() => current.current, []);
  const readNew = useCallback(() => current.current?.reader.read(nothingToRead), []);
  return { rows, following, readNew };
}
