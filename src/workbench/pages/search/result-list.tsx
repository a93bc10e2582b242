import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../api/ask.ts';
import type { Pages } from '../../api/use-pages.ts';

/** What every list of results has: waiting, what went wrong, nothing found, how many, more. */
export function ResultList<Item>({
  pages,
  children,
}: {
  readonly pages: Pages<Item>;
  readonly children: (items: readonly Item[]) => ReactNode;
}) {
  const { t } = useTranslation();
  const { items, isLoading, error, more } = pages;
  return (
    <>
      {/* There from the start, so that what changes in it is read out. */}
      <p role="status" className="quiet">
        {isLoading && t('search.looking')}
        {!isLoading &&
          items !== undefined &&
          (items.length === 0 ? t('search.nothing') : t('search.found', { count: items.length }))}
        {!isLoading && more && items !== undefined && items.length > 0 && ` ${t('search.thereIsMore')}`}
      </p>
      {error && (
        <p role="alert" className="error">
          {messageOf(error)}
        </p>
      )}
      {items !== undefined && items.length > 0 && children(items)}
      {more && (
        <div>
          <button type="button" onClick={more}>
            {t(error ? 'shell.tryAgain' : 'shell.more')}
          </button>
        </div>
      )}
    </>
  );
}
