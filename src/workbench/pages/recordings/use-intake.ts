import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { fresh, messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import { upload } from '../../api/upload.ts';
import type { NamedBlob } from '../../parts/sound-input.tsx';
import { afterProgress, type IntakeItem, type IntakeTarget } from './intake.ts';

const putIn = graphql(`
  mutation PutIn($uploadId: ID!, $collection: String!, $language: String, $species: String) {
    ingestRecording(uploadId: $uploadId, collection: $collection, language: $language, species: $species) {
      __typename
      ... on IngestAccepted {
        created
        job {
          status
        }
        recording {
          id
          state
        }
      }
      ... on MediaRefused {
        message
      }
    }
  }
`);

const progress = graphql(`
  subscription Progress($after: String) {
    ingestProgressed(after: $after) {
      cursor
      recordingId
      event
      fraction
      message
    }
  }
`);

const now = graphql(`
  query IntakeNow($id: ID!) {
    recording(id: $id) {
      id
      state
      ingestJob {
        status
        faultMessage
      }
    }
  }
`);

export interface Intake {
  readonly items: readonly IntakeItem[];
  /** Counts what has changed in the list of recordings, for those who show it. */
  readonly changed: number;
  readonly take: (files: readonly NamedBlob[], target: IntakeTarget) => void;
  readonly dismiss: (key: string) => void;
}

let taken = 0;

/** Sends files one after another and follows what becomes of them. */
export function useIntake(): Intake {
  const client = useClient();
  const [items, setItems] = useState<readonly IntakeItem[]>([]);
  const [changed, setChanged] = useState(0);
  const line = useRef(Promise.resolve());

  const update = useCallback((key: string, change: Partial<IntakeItem>) => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }, []);

  useEffect(() => {
    const following = client.subscription(progress, {}).subscribe(({ data }) => {
      if (!data) return;
      const told = data.ingestProgressed;
      setItems((all) => all.map((item) => afterProgress(item, told)));
      if (/ADDED|READY|FAILED|FORGOTTEN/.test(told.event)) setChanged((count) => count + 1);
    });
    return () => following.unsubscribe();
  }, [client]);

  const send = useCallback(
    async (key: string, blob: Blob, name: string, target: IntakeTarget) => {
      try {
        const { uploadId } = await upload(blob, name, (share) => update(key, { share }));
        const { data, error } = await client.mutation(putIn, { uploadId, ...target }).toPromise();
        if (!data) throw error ?? new Error('no answer');
        const result = data.ingestRecording;
        if (result.__typename === 'MediaRefused') throw new Error(result.message);
        const { id, state } = result.recording;
        update(key, {
          recordingId: id,
          step: state === 'READY' ? 'READY' : 'QUEUED',
          share: state === 'READY' ? 1 : 0,
        });
        setChanged((count) => count + 1);
        // What happened between the answer and now was told when nobody listened for this id.
        const then = await client.query(now, { id }, fresh).toPromise();
        if (then.data?.recording?.state === 'READY') update(key, { step: 'READY', share: 1 });
        if (then.data?.recording?.state === 'FAILED') {
          update(key, { step: 'FAILED', message: then.data.recording.ingestJob?.faultMessage ?? undefined });
        }
      } catch (error) {
        update(key, { step: 'FAILED', message: messageOf(error) });
      }
    },
    [client, update],
  );

  const take = useCallback<Intake['take']>(
    (files, target) => {
      const added = files.map(({ blob, name }) => ({ key: `intake-${(taken += 1)}`, blob, name }));
      setItems((all) => [
        ...all,
        ...added.map(({ key, name }) => ({ key, name, step: 'UPLOADING' as const, share: 0 })),
      ]);
      for (const { key, blob, name } of added) line.current = line.current.then(() => send(key, blob, name, target));
    },
    [send],
  );

  const dismiss = useCallback((key: string) => setItems((all) => all.filter((item) => item.key !== key)), []);
  return { items, changed, take, dismiss };
}
