import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Another name for a tier, or away with it; both can be undone. */
export function TierTools({
  name,
  onRename,
  onDelete,
}: {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  if (typed === undefined) {
    return (
      <>
        <button type="button" onClick={() => setTyped(name)}>
          {t('recording.renameTier')}
        </button>
        <button type="button" onClick={onDelete}>
          {t('recording.deleteTier')}
        </button>
      </>
    );
  }
  return (
    <form
      className="row"
      onKeyDown={(event) => event.key === 'Escape' && setTyped(undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== name) onRename(typed.trim());
        setTyped(undefined);
      }}
    >
      <label>
        <span>{t('recording.tierName')}</span>
        <input autoFocus required value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <button type="submit" className="primary" disabled={typed.trim() === ''}>
        {t('recording.save')}
      </button>
      <button type="button" onClick={() => setTyped(undefined)}>
        {t('clips.cancel')}
      </button>
    </form>
  );
}
