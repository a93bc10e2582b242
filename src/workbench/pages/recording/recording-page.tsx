import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useParams } from 'wouter';
import { fresh } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import { RecordingView } from './recording-view.tsx';

const recordingFacts = graphql(`
  query RecordingFacts($id: ID!) {
    latestCursor
    recording(id: $id) {
      id
      title
      kind
      durationSeconds
      state
      hasAudio
      hasVideo
      mediaPath
      collectionId
      width
      height
    }
  }
`);

/** One recording: to be looked at, listened to and set right. */
export default function RecordingPage() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  const [{ data, error, fetching }] = useQuery({ query: recordingFacts, variables: { id }, ...fresh });
  const title = data?.recording?.title;
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    document.title = `${title} · Phonograph`;
    return () => {
      document.title = before;
    };
  }, [title]);
  if (error)
    return (
      <p role="alert" className="error">
        {error.message}
      </p>
    );
  if (data?.recording) {
    return <RecordingView key={data.recording.id} recording={data.recording} latestCursor={data.latestCursor} />;
  }
  return <p role="status">{t(fetching ? 'shell.loading' : 'recording.none')}</p>;
}
