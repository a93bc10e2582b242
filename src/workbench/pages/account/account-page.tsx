import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../api/generated/index.ts';
import { Problem } from '../../parts/problem.tsx';
import { AuditLog } from './audit-log.tsx';
import { Collections } from './collections.tsx';
import { Keys } from './keys.tsx';
import { SignIn, SignOut } from './sign-in.tsx';

const meQuery = graphql(`
  query WhoAmI {
    me {
      credential
      atMost
      signInWays
      person {
        id
        name
        isAdmin
      }
    }
  }
`);

/** Who one is here, and what one may do; who else may, and who did what. */
export default function AccountPage() {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({ query: meQuery, requestPolicy: 'cache-and-network' });
  const me = data?.me;
  return (
    <div className="stack">
      <h1>{t('account.title')}</h1>
      {error && <Problem message={error.message} onAgain={() => again({ requestPolicy: 'network-only' })} />}
      {me && (
        <section className="panel stack" aria-label={t('account.who')}>
          <p>
            {me.person ? t('account.youAre', { name: me.person.name }) : t('account.nobody')}{' '}
            {me.person && <span className="quiet">{t(`account.by.${me.credential}`)}</span>}
          </p>
          {me.person?.isAdmin && <p>{t('account.admin')}</p>}
          {me.credential === 'SESSION' && <SignOut />}
          {!me.person && <SignIn ways={me.signInWays} />}
        </section>
      )}
      {me?.person && (
        <>
          <Collections ownId={me.person.id} />
          <Keys />
          <AuditLog />
        </>
      )}
    </div>
  );
}
