import { useTranslation } from 'react-i18next';
import type { DatasetsQuery } from '../../api/generated/graphql.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';

/** The word lists and texts that were put in beside a lexicon. */
export function DatasetList({
  datasets,
  onDelete,
}: {
  readonly datasets: DatasetsQuery['datasets'];
  /** Absent for whoever may not. */
  readonly onDelete?: (id: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const counted = (count: number) => count.toLocaleString(i18n.language);
  return (
    <ScrollRegion label={t('lexicon.datasets.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('lexicon.datasets.name')}</th>
            <th scope="col">{t('lexicon.datasets.languages')}</th>
            <th scope="col">{t('lexicon.datasets.words')}</th>
            <th scope="col">{t('lexicon.datasets.sentences')}</th>
            <th scope="col">{t('lexicon.datasets.licence')}</th>
            <th scope="col">{t('lexicon.datasets.whatToDo')}</th>
          </tr>
        </thead>
        <tbody>
          {datasets.map(({ id, title, fileName, citation, licence, path, ...counts }) => (
            <tr key={id}>
              <td title={citation ?? undefined}>{title ?? fileName}</td>
              <td>{counted(counts.languageCount)}</td>
              <td>{counted(counts.entryCount)}</td>
              <td>{counted(counts.exampleCount)}</td>
              <td>{licence ?? t('lexicon.datasets.noLicence')}</td>
              <td>
                <span className="row">
                  <a className="button" href={path} download>
                    {t('lexicon.datasets.download')}
                  </a>
                  {onDelete && (
                    <button type="button" onClick={() => onDelete(id)}>
                      {t('lexicon.datasets.delete')}
                    </button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
