import { useTranslation } from 'react-i18next';

/** What went wrong with one part of a page, and a way to try it again. */
export function Problem({ message, onAgain }: { readonly message: string; readonly onAgain?: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="row">
      <p className="error">{message}</p>
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {t('shell.tryAgain')}
        </button>
      )}
    </div>
  );
}
