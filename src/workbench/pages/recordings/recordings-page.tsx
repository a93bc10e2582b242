import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IntakeList } from './intake-list.tsx';
import { RecordingTable } from './recording-table.tsx';
import { useIntake } from './use-intake.ts';
import { PutIn } from './put-in.tsx';

/** What is in, and the way in. */
export function RecordingsPage() {
  const { t } = useTranslation();
  const intake = useIntake();
  const [title, setTitle] = useState('');
  return (
    <div className="stack">
      <h1>{t('recordings.title')}</h1>
      <PutIn onFiles={intake.take} />
      <IntakeList items={intake.items} onDismiss={intake.dismiss} />
      <section className="panel stack" aria-labelledby="recordings-list">
        <div className="row">
          <h2 id="recordings-list">{t('recordings.list')}</h2>
          <label className="row">
            <span>{t('recordings.filter')}</span>
            <input type="search" value={title} onChange={({ target }) => setTitle(target.value)} />
          </label>
        </div>
        <RecordingTable title={title} changed={intake.changed} />
      </section>
    </div>
  );
}
