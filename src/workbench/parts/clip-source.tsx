import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DropZone, FileTrigger, isFileDropItem, Text } from 'react-aria-components';
import { upload } from '../api/upload.ts';
import styles from './clip-source.module.css';

const Microphone = lazy(() => import('./microphone.tsx'));

export interface SentClip {
  readonly uploadId: string;
  readonly name: string;
  readonly blob: Blob;
}

/** Drop a clip, choose one or record one: it is sent, and stays an upload. A newer one takes the place of one on its way. */
export function ClipSource({ onSent }: { readonly onSent: (clip: SentClip) => void }) {
  const { t } = useTranslation();
  const [isRecording, setRecording] = useState(false);
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number }>();
  const [problem, setProblem] = useState<string>();
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);

  async function send(blob: Blob, name: string) {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    setProblem(undefined);
    setSending({ name, share: 0 });
    try {
      const { uploadId } = await upload(
        blob,
        name,
        (share) => current.current === own && setSending({ name, share }),
        own.signal,
      );
      if (current.current !== own) return;
      setSending(undefined);
      onSent({ uploadId, name, blob });
    } catch (error) {
      if (current.current !== own || own.signal.aborted) return;
      setSending(undefined);
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <div className="stack">
      <DropZone
        className={styles.zone}
        getDropOperation={(types) => (types.has('text/plain') ? 'cancel' : 'copy')}
        onDrop={({ items }) => {
          const file = items.find((item) => isFileDropItem(item));
          if (file) void file.getFile().then((got) => send(got, got.name));
        }}
      >
        <Text slot="label">{t('clips.dropClip')}</Text>
        <div className="row">
          <FileTrigger
            acceptedFileTypes={['audio/*', 'video/*']}
            onSelect={(files) => {
              const file = files?.[0];
              if (file) void send(file, file.name);
            }}
          >
            <Button className="button primary">{t('clips.chooseClip')}</Button>
          </FileTrigger>
          <button type="button" aria-expanded={isRecording} onClick={() => setRecording(!isRecording)}>
            {t('recordings.microphone')}
          </button>
        </div>
      </DropZone>
      {isRecording && (
        <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
          <Microphone stopText={t('clips.stopRecording')} onRecorded={(blob, name) => void send(blob, name)} />
        </Suspense>
      )}
      <div role="status">
        {sending && (
          <p className="row quiet">
            {t('clips.sending', { name: sending.name, percent: Math.round(100 * sending.share) })}
            <button
              type="button"
              onClick={() => {
                current.current?.abort();
                setSending(undefined);
              }}
            >
              {t('clips.cancel')}
            </button>
          </p>
        )}
      </div>
      {problem !== undefined && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
    </div>
  );
}
