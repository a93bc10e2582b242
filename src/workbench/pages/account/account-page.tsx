import { useTranslation } from 'react-i18next';
import { Problem } from '../../parts/problem.tsx';
import { useAccess } from '../../parts/use-access.ts';
import { AuditLog } from './audit-log.tsx';
import { Collections } from './collections.tsx';
import { Keys } from './keys.tsx';
import { People } from './people.tsx';
import { SignIn, SignOut } from './sign-in.tsx';

/** Who one is here, and what one may do; who else may, and who did what. */
export default function AccountPage() {
  const { t } = useTranslation();
  const { access, problem, again } = useAccess();
  const me = access?.me;
  return (
    <div className="stack">
      <h1>{t('account.title')}</h1>
      {problem !== undefined && <Problem message={problem} onAgain={again} />}
      {me && (
        <section className="panel stack" aria-label={t('account.who')}>
          <p>
            {me.person ? t('account.youAre', { name: me.person.name }) : t('account.nobody')}{' '}
            {me.person && <span className="quiet">{t(`account.by.${me.credential}`)}</span>}
          </p>
          {me.person && me.credential !== 'LOCAL' && (
            <p className="quiet">
              {t('account.ownId')} <code>{me.person.id}</code>
            </p>
          )}
          {me.person?.isAdmin && <p>{t('account.admin')}</p>}
          {me.credential === 'SESSION' && <SignOut />}
          {!me.person && <SignIn ways={me.signInWays} />}
        </section>
      )}
      {me?.person && (
        <>
          <Collections ownId={me.person.id} />
          {access?.isNarrowed ? (
            <p className="quiet">{t('account.narrowed', { role: t(`account.roles.${me.atMost}`) })}</p>
          ) : (
            <>
              <Keys />
              {me.person.isAdmin && <People ownId={me.person.id} />}
              <AuditLog />
            </>
          )}
        </>
      )}
    </div>
  );
}
