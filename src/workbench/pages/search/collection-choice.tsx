import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../api/generated/index.ts';

const collectionNames = graphql(`
  query SearchCollections {
    collections {
      id
      name
    }
  }
`);

/** In which collection is looked; in all unless one is chosen. */
export function CollectionChoice({
  value,
  onChange,
}: {
  readonly value?: string;
  readonly onChange: (id: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: collectionNames });
  return (
    <label>
      <span>{t('search.where')}</span>
      <select value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)}>
        <option value="">{t('search.everywhere')}</option>
        {data?.collections.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
