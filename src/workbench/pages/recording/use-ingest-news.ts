import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../../api/generated/index.ts';

const progressOf = graphql(`
  subscription ProgressOf($id: ID!, $after: String) {
    ingestProgressed(recordingId: $id, after: $after) {
      cursor
      event
      inference
    }
  }
`);

const restMs = 700;

/** Counts up when something new is known of a recording since a place in the log; what comes at once counts once. */
export function useIngestNews(recordingId: string, since: string): number {
  const client = useClient();
  const [news, setNews] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const following = client.subscription(progressOf, { id: recordingId, after: since }).subscribe(({ data }) => {
      if (!data) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setNews((count) => count + 1);
      }, restMs);
    });
    return () => {
      clearTimeout(timer);
      following.unsubscribe();
    };
  }, [client, recordingId, since]);
  return news;
}
