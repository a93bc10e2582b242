import { useCallback, useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../../api/generated/index.ts';
import type { TierShownFragment } from '../../api/generated/graphql.ts';
import type { TierRow } from '../../timeline/tier-row.ts';
import type { TimelineState } from '../../timeline/timeline-state.ts';
import { annotatedRows, readAnnotations, tiersOfRecording } from './annotated-rows.ts';
import type { RecordingFacts } from './recording-facts.ts';

const changedAnnotations = graphql(`
  subscription ChangedAnnotations($id: ID!) {
    annotationsChanged(recordingId: $id) {
      revision
    }
  }
`);

export interface Annotations {
  readonly rows: readonly TierRow[];
  /** Grows when somebody, here or elsewhere, has changed annotations. */
  readonly news: number;
  readonly reload: () => void;
}

/** The tiers of files and people, read in pieces and again when somebody changes them. */
export function useAnnotations(
  recording: RecordingFacts,
  state: TimelineState,
  onProblem: (message: string) => void,
): Annotations {
  const client = useClient();
  const [tiers, setTiers] = useState<readonly TierShownFragment[]>([]);
  const [news, setNews] = useState(0);
  const reload = useCallback(() => setNews((count) => count + 1), []);

  useEffect(() => {
    const following = client.subscription(changedAnnotations, { id: recording.id }).subscribe(({ data }) => {
      if (data) reload();
    });
    return () => following.unsubscribe();
  }, [client, recording, reload]);

  useEffect(() => {
    const stopped = new AbortController();
    void (async () => {
      try {
        const { data } = await client
          .query(tiersOfRecording, { id: recording.id }, { requestPolicy: 'network-only' })
          .toPromise();
        if (stopped.signal.aborted) return;
        const found = data?.recording?.tiers ?? [];
        setTiers(found);
        const shown = found.filter(
          ({ statementKind, annotationCount }) => statementKind == null && annotationCount > 0,
        );
        const moment = () => (state.view.startSeconds + state.view.endSeconds) / 2;
        const show = state.setRow.bind(state);
        await readAnnotations(client, recording, shown, show, moment, stopped.signal);
      } catch (error) {
        if (!stopped.signal.aborted) onProblem(error instanceof Error ? error.message : String(error));
      }
    })();
    return () => stopped.abort();
  }, [client, recording, state, onProblem, news]);

  const rows = useMemo(() => annotatedRows(tiers), [tiers]);
  return { rows, news, reload };
}
