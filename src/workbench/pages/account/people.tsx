import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { fresh, messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import type { PeopleQuery } from '../../api/generated/graphql.ts';
import { Problem } from '../../parts/problem.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useMomentFormat } from '../../parts/use-moment-format.ts';

const peopleQuery = graphql(`
  query People {
    people {
      id
      name
      issuer
      isAdmin
      isDisabled
      createdAt
    }
  }
`);

const createPerson = graphql(`
  mutation CreatePerson($name: String!) {
    createPerson(name: $name) {
      id
    }
  }
`);

const changePerson = graphql(`
  mutation ChangePerson($id: ID!, $isAdmin: Boolean, $isDisabled: Boolean) {
    changePerson(id: $id, isAdmin: $isAdmin, isDisabled: $isDisabled) {
      id
      isAdmin
      isDisabled
    }
  }
`);

const createKeyFor = graphql(`
  mutation CreateKeyFor($personId: ID!, $name: String!) {
    createApiKey(personId: $personId, name: $name) {
      key
      apiKey {
        personId
      }
    }
  }
`);

/** Everybody who is known here, for administrators: who may come in, and a key to come in by, which is shown once. */
export function People({ ownId }: { readonly ownId: string }) {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({ query: peopleQuery, requestPolicy: 'cache-and-network' });
  const [made, make] = useMutation(createPerson);
  const [changed, change] = useMutation(changePerson);
  const [given, give] = useMutation(createKeyFor);
  const [name, setName] = useState('');
  const problem = error ?? made.error ?? changed.error ?? given.error;
  const reload = () => again(fresh);
  const key = given.data?.createApiKey;
  const keyOwner = data?.people.find(({ id }) => id === key?.apiKey.personId);
  return (
    <section className="panel stack" aria-labelledby="people">
      <h2 id="people">{t('account.people')}</h2>
      {problem && <Problem message={messageOf(problem)} onAgain={reload} />}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          void make({ name }).then(reload);
          setName('');
        }}
      >
        <label>
          <span>{t('account.personName')}</span>
          <input required value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <button type="submit">{t('account.addPerson')}</button>
      </form>
      {key && keyOwner && (
        <p role="status">
          {t('account.keyOf', { name: keyOwner.name })} {t('account.once')} <code>{key.key}</code>
        </p>
      )}
      <ScrollRegion label={t('account.people')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('account.personName')}</th>
              <th scope="col">{t('account.since')}</th>
              <th scope="col">{t('account.administrator')}</th>
              <th scope="col">{t('account.mayEnter')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data?.people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isSelf={person.id === ownId}
                onChange={(asked) => void change({ id: person.id, ...asked }).then(reload)}
                onKey={() => void give({ personId: person.id, name: t('account.keyOf', { name: person.name }) })}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function PersonRow({
  person: { id, name, issuer, createdAt, isAdmin, isDisabled },
  isSelf,
  onChange,
  onKey,
}: {
  readonly person: PeopleQuery['people'][number];
  /** Nobody shuts themselves out. */
  readonly isSelf: boolean;
  readonly onChange: (asked: { readonly isAdmin: boolean } | { readonly isDisabled: boolean }) => void;
  readonly onKey: () => void;
}) {
  const { t } = useTranslation();
  const day = useMomentFormat({ dateStyle: 'medium' });
  return (
    <tr>
      <td>
        {name} <code>{id}</code> {issuer && <span className="quiet">{issuer}</span>}
      </td>
      <td>{day.format(new Date(createdAt))}</td>
      <td>
        <input
          type="checkbox"
          aria-label={`${t('account.administrator')}: ${name}`}
          checked={isAdmin}
          disabled={isSelf}
          onChange={({ target }) => onChange({ isAdmin: target.checked })}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`${t('account.mayEnter')}: ${name}`}
          checked={!isDisabled}
          disabled={isSelf}
          onChange={({ target }) => onChange({ isDisabled: !target.checked })}
        />
      </td>
      <td>
        {isSelf ? (
          <span className="quiet">{t('account.you')}</span>
        ) : (
          <button type="button" aria-label={`${t('account.makeKey')}: ${name}`} onClick={onKey}>
            {t('account.makeKey')}
          </button>
        )}
      </td>
    </tr>
  );
}
