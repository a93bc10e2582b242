import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { sessionEnd } from '../api/session-end.ts';
import { SignIn } from '../pages/account/sign-in.tsx';
import { useAccess } from '../parts/use-access.ts';

/** The way to the pages: for who is nobody and may see nothing it is the way in, whichever page they came for. */
export function Entrance({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const { access, again } = useAccess();
  const isOver = useSyncExternalStore(sessionEnd.subscribe, sessionEnd.isOver);
  useEffect(() => {
    if (isOver) again();
    // Once, when it ends.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOver]);
  // Until it is known who one is the page begins all the same: most are somebody, and its own questions need not wait. Where it cannot be said,
  // each page says what is the matter.
  if (!access || access.me.person) return children;
  if (access.seesNothing || isOver) {
    return (
      <div className="stack">
        <h1>{t('shell.signIn')}</h1>
        <section className="panel stack" aria-label={t('shell.signIn')}>
          <p role="status">{t(isOver ? 'shell.sessionOver' : 'shell.forPeopleKnown')}</p>
          <SignIn ways={access.me.signInWays} />
        </section>
      </div>
    );
  }
  return (
    <>
      {location !== '/account' && (
        <p className="quiet">
          {t('shell.openOnly')} <Link href="/account">{t('shell.signIn')}</Link>
        </p>
      )}
      {children}
    </>
  );
}
