import { useTranslation } from 'react-i18next';
import { csvOf, type Cell } from './csv.ts';
import { saveBlob } from './save-blob.ts';

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
  const save = () => saveBlob(new Blob([csvOf(rows())], { type: 'text/csv' }), `${name}.csv`);
  return (
    <div>
      <button type="button" onClick={save}>
        {t('parts.saveTable')}
      </button>
    </div>
  );
}
