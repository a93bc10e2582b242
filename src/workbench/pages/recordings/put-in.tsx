import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DropZone, FileTrigger, Button, Text, isFileDropItem } from 'react-aria-components';
import type { IntakeTarget } from './intake.ts';
import styles from './put-in.module.css';

const Microphone = lazy(() => import('../../parts/microphone.tsx'));

export interface NamedBlob {
  readonly blob: Blob;
  readonly name: string;
}

/** Drop files, choose them, or record: into a collection, which is made where it is not there. */
export function PutIn({ onFiles }: { readonly onFiles: (files: readonly NamedBlob[], target: IntakeTarget) => void }) {
  const { t } = useTranslation();
  const [collection, setCollection] = useState('recordings');
  const [language, setLanguage] = useState('');
  const [recording, setRecording] = useState(false);
  const take = (files: readonly NamedBlob[]) => {
    if (files.length === 0) return;
    onFiles(files, {
      collection: collection.trim() || 'recordings',
      ...(language.trim() && { language: language.trim() }),
    });
  };
  return (
    <section className="panel stack" aria-label={t('recordings.putIn')}>
      <div className="row">
        <label>
          <span>{t('recordings.collection')}</span>
          <input value={collection} onChange={({ target }) => setCollection(target.value)} />
        </label>
        <label>
          <span>{t('recordings.languageOfNew')}</span>
          <input
            value={language}
            placeholder={t('recordings.languageExample')}
            onChange={({ target }) => setLanguage(target.value)}
          />
        </label>
      </div>
      <DropZone
        className={styles.zone}
        getDropOperation={(types) => (types.has('text/plain') ? 'cancel' : 'copy')}
        onDrop={({ items }) => {
          const files = items
            .filter((item) => isFileDropItem(item))
            .map(async (item) => {
              const file = await item.getFile();
              return { blob: file, name: file.name };
            });
          void Promise.all(files).then(take);
        }}
      >
        <Text slot="label">{t('recordings.drop')}</Text>
        <div className="row">
          <FileTrigger
            allowsMultiple
            acceptedFileTypes={['audio/*', 'video/*']}
            onSelect={(files) => take([...(files ?? [])].map((file) => ({ blob: file, name: file.name })))}
          >
            <Button className="button primary">{t('recordings.choose')}</Button>
          </FileTrigger>
          <button type="button" aria-expanded={recording} onClick={() => setRecording(!recording)}>
            {t('recordings.microphone')}
          </button>
        </div>
      </DropZone>
      {recording && (
        <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
          <Microphone onRecorded={(blob, name) => take([{ blob, name }])} />
        </Suspense>
      )}
    </section>
  );
}
