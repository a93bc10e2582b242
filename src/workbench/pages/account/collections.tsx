import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { fresh, messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import type { CollectionsWithRolesQuery, OpenTo, Role } from '../../api/generated/graphql.ts';
import { Problem } from '../../parts/problem.tsx';
import styles from './account.module.css';
import { roles } from './roles.ts';

const collectionsQuery = graphql(`
  query CollectionsWithRoles {
    collections {
      id
      name
      recordingCount
      myRole
      openTo
      members {
        personId
        name
        role
      }
    }
  }
`);

const setRole = graphql(`
  mutation SetRole($collectionId: ID!, $personId: ID!, $role: Role) {
    setCollectionRole(collectionId: $collectionId, personId: $personId, role: $role) {
      id
    }
  }
`);

const open = graphql(`
  mutation Open($collectionId: ID!, $to: OpenTo) {
    openCollection(collectionId: $collectionId, to: $to) {
      id
      openTo
    }
  }
`);

type Collection = CollectionsWithRolesQuery['collections'][number];

/** The collections that one sees, and, of one's own, who else may what in them. */
export function Collections({ ownId }: { readonly ownId: string }) {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({ query: collectionsQuery, requestPolicy: 'cache-and-network' });
  return (
    <section className="panel stack" aria-labelledby="collections">
      <h2 id="collections">{t('account.collections')}</h2>
      {error && <Problem message={messageOf(error)} onAgain={() => again(fresh)} />}
      {data?.collections.map((collection) => (
        <OneCollection key={collection.id} collection={collection} ownId={ownId} onChanged={() => again(fresh)} />
      ))}
    </section>
  );
}

function OneCollection({
  collection,
  ownId,
  onChanged,
}: {
  readonly collection: Collection;
  readonly ownId: string;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const [given, give] = useMutation(setRole);
  const [opened, openTo] = useMutation(open);
  const [personId, setPersonId] = useState('');
  const { id, name, recordingCount, myRole, members } = collection;
  const problem = given.error ?? opened.error;
  const change = (whose: string, role: Role | null) =>
    void give({ collectionId: id, personId: whose, role }).then(onChanged);
  return (
    <article className="stack" aria-label={name}>
      <div className="row">
        <h3>{name}</h3>
        <span className="quiet">
          {t('account.recordings', { count: recordingCount })} · {t(`account.roles.${myRole}`)}
        </span>
        {myRole === 'OWNER' && (
          <label className="row">
            <span>{t('account.openTo')}</span>
            <select
              aria-label={t('account.openTo')}
              value={collection.openTo ?? ''}
              onChange={({ target }) =>
                void openTo({ collectionId: id, to: (target.value || null) as OpenTo | null }).then(onChanged)
              }
            >
              <option value="">{t('account.opened.NOBODY')}</option>
              <option value="SIGNED_IN">{t('account.opened.SIGNED_IN')}</option>
              <option value="EVERYBODY">{t('account.opened.EVERYBODY')}</option>
            </select>
          </label>
        )}
      </div>
      {problem && <Problem message={messageOf(problem)} />}
      {members && (
        <ul className={styles.members}>
          {members.map((member) => (
            <li key={member.personId} className="row">
              <span>{member.name}</span>
              <select
                aria-label={t('account.roleOf', { name: member.name })}
                value={member.role}
                onChange={({ target }) => change(member.personId, (target.value || null) as Role | null)}
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {t(`account.roles.${role}`)}
                  </option>
                ))}
                <option value="">{t('account.roles.NONE')}</option>
              </select>
              {member.personId === ownId && <span className="quiet">{t('account.you')}</span>}
            </li>
          ))}
        </ul>
      )}
      {myRole === 'OWNER' && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            change(personId, 'READER');
            setPersonId('');
          }}
        >
          <label>
            <span>{t('account.personId')}</span>
            <input required value={personId} onChange={({ target }) => setPersonId(target.value.trim())} />
          </label>
          <button type="submit">{t('account.letIn')}</button>
        </form>
      )}
    </article>
  );
}
