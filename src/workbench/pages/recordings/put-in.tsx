import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SoundInput, type NamedBlob } from '../../parts/sound-input.tsx';
import { useCollections } from '../../parts/use-collections.ts';
import type { IntakeTarget } from './intake.ts';
import { keepCollection, lastCollection } from './last-collection.ts';

const usualName = 'recordings';

/** Drop files, choose them, or record: into a collection, which is made where it is not there. */
export function PutIn({ onFiles }: { readonly onFiles: (files: readonly NamedBlob[], target: IntakeTarget) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const [language, setLanguage] = useState('');
  const [species, setSpecies] = useState('');
  const { collections } = useCollections();
  // Names are unique with an owner: another's of the same name is another collection.
  const own = collections?.filter(({ myRole }) => myRole === 'OWNER');
  // Whoever has put something in goes on there; what is theirs otherwise, such as the sample, is no place for the next.
  const [last] = useState(lastCollection);
  const usual = own?.some((each) => each.name === last) ? last! : usualName;
  const collection = typed ?? usual;
  const name = collection.trim() || usualName;
  // What is spoken in a collection is said when it is made.
  const isNew = own !== undefined && !own.some((each) => each.name === name);
  return (
    <section className="panel stack" aria-labelledby="put-in">
      <h2 id="put-in">{t('recordings.putIn')}</h2>
      <div className="row">
        <label>
          <span>{t('recordings.collection')}</span>
          <input value={collection} list="put-in-collections" onChange={({ target }) => setTyped(target.value)} />
          <datalist id="put-in-collections">
            {own?.map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
        </label>
        {isNew && (
          <>
            <label>
              <span>{t('recordings.languageOfNew')}</span>
              <input
                value={language}
                disabled={species.trim() !== ''}
                placeholder={t('recordings.languageExample')}
                onChange={({ target }) => setLanguage(target.value)}
              />
            </label>
            <label>
              <span>{t('recordings.speciesOfNew')}</span>
              <input
                value={species}
                disabled={language.trim() !== ''}
                placeholder={t('recordings.speciesExample')}
                onChange={({ target }) => setSpecies(target.value)}
              />
            </label>
          </>
        )}
      </div>
      {isNew && language.trim() === '' && species.trim() === '' && (
        <p className="quiet">{t('recordings.withoutLanguage')}</p>
      )}
      <SoundInput
        allowsMultiple
        dropText={t('recordings.drop')}
        chooseText={t('recordings.choose')}
        onSounds={(files) => {
          keepCollection(name);
          onFiles(files, {
            collection: name,
            ...(isNew && language.trim() && { language: language.trim() }),
            ...(isNew && species.trim() && { species: species.trim() }),
          });
        }}
      />
    </section>
  );
}
