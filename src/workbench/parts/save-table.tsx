import { useTranslation } from 'react-i18next';
import { csvOf, type Cell } from './csv.ts';

/** Gives out a table that is shown, as a file for spreadsheets and statistics. */
export function SaveTable({
  name,
  rows,
}: {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly rows: () => readonly (readonly Cell[])[];
}) {
  const { t } = useTranslation();
  const save = () => {
    const address = URL.createObjectURL(new Blob([csvOf(rows())], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name}.csv`;
    link.click();
    // Not at once: the browser fetches it after this.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <div>
      <button type="button" onClick={save}>
        {t('parts.saveTable')}
      </button>
    </div>
  );
}
