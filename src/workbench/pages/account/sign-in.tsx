import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leave } from '../../api/session-end.ts';
import { refusalOf } from '../../api/refusal.ts';
import type { SignInWay } from '../../api/generated/graphql.ts';

/** The ways in that this server has. A key is sent once, and a cookie that no script reads takes its place. */
export function SignIn({ ways }: { readonly ways: readonly SignInWay[] }) {
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<string>();

  async function signIn() {
    const response = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    }).catch(() => undefined);
    // All that was asked as nobody is asked anew, on the page that one came for.
    if (response?.ok) return window.location.reload();
    setProblem(response ? await refusalOf(response) : t('account.noAnswer'));
  }

  return (
    <>
      {ways.includes('ISSUER') && (
        <a className="button primary" href="/sign-in">
          {t('account.byIssuer')}
        </a>
      )}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <label>
          <span>{t('account.key')}</span>
          <input
            type="password"
            autoComplete="current-password"
            required
            value={key}
            onChange={({ target }) => setKey(target.value)}
          />
        </label>
        <button type="submit" className="primary">
          {t('account.signIn')}
        </button>
      </form>
      {problem !== undefined && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
    </>
  );
}

export function SignOut() {
  const { t } = useTranslation();
  return (
    <div>
      <button type="button" onClick={() => void leave().then(() => window.location.assign('/'))}>
        {t('account.signOut')}
      </button>
    </div>
  );
}
