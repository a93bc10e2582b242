import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../../api/generated/index.ts';

const progressOf = graphql(`
  subscription ProgressOf($id: ID!) {
    ingestProgressed(recordingId: $id) {
      event
      inference
    }
  }
`);

const restMs = 700;

/** Counts up when something new is known of a recording; what comes at once counts once. */
export function useIngestNews(recordingId: string): number {
  const client = useClient();
  const [news, setNews] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const following = client.subscription(progressOf, { id: recordingId }).subscribe(({ data }) => {
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
  }, [client, recordingId]);
  return news;
}
