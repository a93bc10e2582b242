import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { fresh, messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import type { Role } from '../../api/generated/graphql.ts';
import { Problem } from '../../parts/problem.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useMomentFormat } from '../../parts/use-moment-format.ts';
import { roles } from './roles.ts';

const keysQuery = graphql(`
  query Keys {
    apiKeys {
      id
      name
      hint
      role
      createdAt
      expiresAt
      lastUsedAt
      revokedAt
    }
  }
`);

const createKey = graphql(`
  mutation CreateKey($name: String!, $role: Role!) {
    createApiKey(name: $name, role: $role) {
      key
    }
  }
`);

const revokeKey = graphql(`
  mutation RevokeKey($id: ID!) {
    revokeApiKey(id: $id) {
      id
      revokedAt
    }
  }
`);

/** Keys of one's own for programs; each is shown once, when it is made. */
export function Keys() {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({ query: keysQuery, requestPolicy: 'cache-and-network' });
  const [created, create] = useMutation(createKey);
  const [revoked, revoke] = useMutation(revokeKey);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('READER');
  const moment = useMomentFormat({ dateStyle: 'medium', timeStyle: 'short' });
  const when = (at: string | null | undefined) => (at ? moment.format(new Date(at)) : '—');
  const problem = error ?? created.error ?? revoked.error;
  const reload = () => again(fresh);
  return (
    <section className="panel stack" aria-labelledby="keys">
      <h2 id="keys">{t('account.keys')}</h2>
      {problem && <Problem message={messageOf(problem)} onAgain={reload} />}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          void create({ name, role }).then(reload);
          setName('');
        }}
      >
        <label>
          <span>{t('account.keyName')}</span>
          <input required value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <label>
          <span>{t('account.atMost')}</span>
          <select value={role} onChange={({ target }) => setRole(target.value as Role)}>
            {roles.map((each) => (
              <option key={each} value={each}>
                {t(`account.roles.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{t('account.makeKey')}</button>
      </form>
      {created.data && (
        <p role="status">
          {t('account.once')} <code>{created.data.createApiKey.key}</code>
        </p>
      )}
      {data && data.apiKeys.length > 0 && (
        <ScrollRegion label={t('account.keys')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('account.keyName')}</th>
                <th scope="col">{t('account.atMost')}</th>
                <th scope="col">{t('account.made')}</th>
                <th scope="col">{t('account.lastUsed')}</th>
                <th scope="col">{t('account.ends')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {data.apiKeys.map((key) => (
                <tr key={key.id}>
                  <td>
                    {key.name} <code>{key.hint}</code>
                  </td>
                  <td>{t(`account.roles.${key.role}`)}</td>
                  <td>{when(key.createdAt)}</td>
                  <td>{when(key.lastUsedAt)}</td>
                  <td>{key.revokedAt ? t('account.revoked') : when(key.expiresAt)}</td>
                  <td>
                    {!key.revokedAt && (
                      <button type="button" onClick={() => void revoke({ id: key.id }).then(reload)}>
                        {t('account.revoke')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
