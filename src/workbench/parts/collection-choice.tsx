import { useTranslation } from 'react-i18next';
import { useCollections } from './use-collections.ts';

/** In which collection is looked; in all unless one is chosen. */
export function CollectionChoice({
  value,
  onChange,
}: {
  readonly value?: string;
  readonly onChange: (id: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const { collections } = useCollections();
  return (
    <label>
      <span>{t('search.where')}</span>
      <select value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)}>
        <option value="">{t('search.everywhere')}</option>
        {collections?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
