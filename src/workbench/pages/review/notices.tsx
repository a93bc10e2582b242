import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { progressOf, type Asked, type Session } from './review-session.ts';

/** "42 in 6 min". */
export function ProgressNote({ session }: { readonly session: Pick<Session<Asked>, 'given'> }) {
  const { t } = useTranslation();
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const tick = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(tick);
  }, [session.given]);
  const { count, minutes } = progressOf(session, nowMs);
  if (count === 0) return null;
  return <strong>{t('review.progress', { count, minutes: Math.ceil(minutes) })}</strong>;
}

/** What the server does not know yet, and why. Said once it takes longer than an answer should. */
export function OutboxNotice({ session }: { readonly session: Pick<Session<Asked>, 'outbox' | 'trouble'> }) {
  const { t } = useTranslation();
  const { outbox, trouble } = session;
  return (
    <div role="status">
      {trouble !== undefined && outbox.length > 0 && (
        <p className="panel error" style={{ margin: 0 }}>
          {t('review.waiting', { count: outbox.length })} <span className="quiet">({trouble})</span>
        </p>
      )}
    </div>
  );
}
