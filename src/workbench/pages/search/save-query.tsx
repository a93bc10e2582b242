import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import { writeSearchAddress, type SearchAddress } from './search-address.ts';

const saveSearch = graphql(`
  mutation SaveSearch(
    $name: String!
    $pattern: String!
    $alternatives: Boolean!
    $least: Float!
    $scope: PhoneSearchScope
  ) {
    savePhoneQuery(
      name: $name
      pattern: $pattern
      alternatives: $alternatives
      minimumConfidence: $least
      scope: $scope
    ) {
      id
      name
      savedCursor
    }
  }
`);

/** Keeps the search under a name, so that it tells of what is heard later. */
export function SaveQuery({ address }: { readonly address: SearchAddress }) {
  const { t } = useTranslation();
  const { q, collection, alternatives, least } = address;
  const [name, setName] = useState('');
  const [{ fetching, error }, save] = useMutation(saveSearch);
  const [saved, setSaved] = useState<string>();
  useEffect(() => setSaved(undefined), [q, collection, alternatives, least]);
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        const scope = collection === undefined ? null : { collectionId: collection };
        void save({ name: name.trim(), pattern: q, alternatives, least, scope }).then(({ data }) => {
          if (data) setSaved(data.savePhoneQuery.name);
        });
      }}
    >
      <label>
        <span>{t('search.saveAs')}</span>
        <input value={name} required maxLength={100} onChange={({ target }) => setName(target.value)} />
      </label>
      <button type="submit" disabled={fetching || name.trim() === ''}>
        {t('search.save')}
      </button>
      <span role="status">
        {saved !== undefined && (
          <>
            {t('search.isSaved', { name: saved })}{' '}
            <Link href={writeSearchAddress({ tab: 'saved' })}>{t('search.tabs.saved')}</Link>
          </>
        )}
      </span>
      {error && (
        <span role="alert" className="error">
          {messageOf(error)}
        </span>
      )}
    </form>
  );
}
