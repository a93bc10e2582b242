import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { CollectionChoice } from '../../parts/collection-choice.tsx';
import { useAccess } from '../../parts/use-access.ts';
import { IntakeList } from './intake-list.tsx';
import { RecordingTable } from './recording-table.tsx';
import { useIntake } from './use-intake.ts';
import { PutIn } from './put-in.tsx';

/** What is in, and the way in. What is looked for stands in the address. */
export function RecordingsPage() {
  const { t } = useTranslation();
  const { access } = useAccess();
  const intake = useIntake();
  const [address, setAddress] = useSearchParams();
  const title = address.get('name') ?? '';
  const collectionId = address.get('collection') ?? undefined;
  const say = (key: 'name' | 'collection', value: string | undefined) =>
    setAddress(
      (now) => {
        if (value) now.set(key, value);
        else now.delete(key);
        return now;
      },
      { replace: true },
    );
  return (
    <div className="stack">
      <h1>{t('recordings.title')}</h1>
      {(!access || access.mayPutIn) && <PutIn onFiles={intake.take} />}
      {access?.me.person && !access.mayPutIn && <p className="quiet">{t('recordings.mayNotPutIn')}</p>}
      <IntakeList items={intake.items} onDismiss={intake.dismiss} />
      <section className="panel stack" aria-labelledby="recordings-list">
        <h2 id="recordings-list">{t('recordings.list')}</h2>
        <div className="row">
          <label>
            <span>{t('recordings.filter')}</span>
            <input type="search" value={title} onChange={({ target }) => say('name', target.value)} />
          </label>
          <CollectionChoice value={collectionId} onChange={(id) => say('collection', id)} />
        </div>
        <RecordingTable title={title} collectionId={collectionId} changed={intake.changed} />
      </section>
    </div>
  );
}
