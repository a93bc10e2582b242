import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DropZone, FileTrigger, isFileDropItem, Text } from 'react-aria-components';
import styles from './sound-input.module.css';

const Microphone = lazy(() => import('./microphone.tsx'));

export interface NamedBlob {
  readonly blob: Blob;
  readonly name: string;
}

/** Sounds and films from wherever they are: dropped, chosen, or recorded now. */
export function SoundInput({
  dropText,
  chooseText,
  stopText,
  allowsMultiple = false,
  onSounds,
}: {
  readonly dropText: string;
  readonly chooseText: string;
  /** What stopping the microphone does; it puts the sound in unless said. */
  readonly stopText?: string;
  readonly allowsMultiple?: boolean;
  /** One at least; one at most unless it allows multiple. */
  readonly onSounds: (sounds: readonly NamedBlob[]) => void;
}) {
  const { t } = useTranslation();
  const [isRecording, setRecording] = useState(false);
  const take = (files: readonly File[]) => {
    const sounds = files.map((file) => ({ blob: file, name: file.name }));
    if (sounds.length > 0) onSounds(allowsMultiple ? sounds : sounds.slice(0, 1));
  };
  return (
    <>
      <DropZone
        className={styles.zone}
        getDropOperation={(types) => (types.has('text/plain') ? 'cancel' : 'copy')}
        onDrop={({ items }) => {
          const files = items.filter((item) => isFileDropItem(item)).map(async (item) => await item.getFile());
          void Promise.all(files).then(take);
        }}
      >
        <Text slot="label">{dropText}</Text>
        <div className="row">
          <FileTrigger
            allowsMultiple={allowsMultiple}
            acceptedFileTypes={['audio/*', 'video/*']}
            onSelect={(files) => take([...(files ?? [])])}
          >
            <Button className="button primary">{chooseText}</Button>
          </FileTrigger>
          <button type="button" aria-expanded={isRecording} onClick={() => setRecording(!isRecording)}>
            {t('recordings.microphone')}
          </button>
        </div>
      </DropZone>
      {isRecording && (
        <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
          <Microphone stopText={stopText} onRecorded={(blob, name) => onSounds([{ blob, name }])} />
        </Suspense>
      )}
    </>
  );
}
