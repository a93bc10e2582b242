import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import { Problem } from '../../parts/problem.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';

const formEntriesQuery = graphql(`
  query FormEntries($formId: ID!, $lexiconId: ID!) {
    datasets(lexiconId: $lexiconId) {
      id
      title
      fileName
    }
    soundForm(id: $formId) {
      lexicalEntries(first: 10) {
        distance
        entry {
          id
          datasetId
          form
          segments
          language {
            id
            name
          }
          concepts {
            id
            name
          }
        }
      }
    }
  }
`);

/** What word lists have that sounds as a form does; nothing where there are no word lists. */
export function FormEntries({ formId, lexiconId }: { readonly formId: string; readonly lexiconId: string }) {
  const { t } = useTranslation();
  const [{ data, error }] = useQuery({ query: formEntriesQuery, variables: { formId, lexiconId } });
  if (error && !data) return <Problem message={messageOf(error)} />;
  if (!data || data.datasets.length === 0) return null;
  const datasets = new Map(data.datasets.map(({ id, title, fileName }) => [id, title ?? fileName]));
  const entries = data.soundForm?.lexicalEntries ?? [];
  return (
    <section className="panel stack" aria-labelledby="form-entries">
      <h2 id="form-entries">{t('lexicon.entries')}</h2>
      <p className="quiet">{entries.length === 0 ? t('lexicon.noEntries') : t('lexicon.aboutEntries')}</p>
      {entries.length > 0 && (
        <ScrollRegion label={t('lexicon.entries')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('lexicon.word')}</th>
                <th scope="col">{t('lexicon.language')}</th>
                <th scope="col">{t('lexicon.meansThere')}</th>
                <th scope="col">{t('lexicon.wordList')}</th>
                <th scope="col">{t('lexicon.distance')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ distance, entry }) => (
                <tr key={entry.id}>
                  <td>
                    {entry.form}
                    {entry.segments && <span className="quiet"> [{entry.segments.join(' ')}]</span>}
                  </td>
                  <td>{entry.language.name ?? entry.language.id}</td>
                  <td>{entry.concepts.map(({ id, name }) => name ?? id).join('; ')}</td>
                  <td>{datasets.get(entry.datasetId)}</td>
                  <td>{distance.toFixed(3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
