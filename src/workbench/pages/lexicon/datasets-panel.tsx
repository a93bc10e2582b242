import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { fresh, messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import { upload } from '../../api/upload.ts';
import { OutcomeLine, type Outcome } from '../../parts/outcome.tsx';
import type { Lexicon } from '../../parts/use-lexicons.ts';
import { DatasetList } from './dataset-list.tsx';

const datasetsQuery = graphql(`
  query Datasets($lexiconId: ID!) {
    datasets(lexiconId: $lexiconId) {
      id
      title
      fileName
      citation
      licence
      path
      languageCount
      entryCount
      exampleCount
    }
  }
`);

const importMutation = graphql(`
  mutation ImportDataset($lexiconId: ID!, $uploadId: ID!) {
    importDataset(lexiconId: $lexiconId, uploadId: $uploadId) {
      __typename
      ... on DatasetImported {
        created
        replacedIds
        dataset {
          entryCount
          exampleCount
        }
      }
      ... on AnnotationFileRefused {
        message
      }
    }
  }
`);

const deleteMutation = graphql(`
  mutation DeleteDataset($lexiconId: ID!, $datasetId: ID!) {
    deleteDataset(lexiconId: $lexiconId, datasetId: $datasetId)
  }
`);

/** Word lists and texts of CLDF in beside a lexicon, and out; and what was learned and said, as such files. */
export function DatasetsPanel({ lexicon: { id: lexiconId, mayAnnotate } }: { readonly lexicon: Lexicon }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [{ data, error }, again] = useQuery({ query: datasetsQuery, variables: { lexiconId }, pause: !isOpen });
  const [, importDataset] = useMutation(importMutation);
  const [, deleteDataset] = useMutation(deleteMutation);
  const [told, setTold] = useState<Outcome>();

  async function take(file: File): Promise<string> {
    const { uploadId } = await upload(file, file.name, () => undefined);
    const { data: answer, error: fault } = await importDataset({ lexiconId, uploadId });
    if (!answer) throw fault ?? new Error('no answer');
    const outcome = answer.importDataset;
    if (outcome.__typename !== 'DatasetImported') throw new Error(outcome.message);
    const { entryCount, exampleCount } = outcome.dataset;
    if (!outcome.created) return t('lexicon.datasets.wasThere');
    const text = outcome.replacedIds.length > 0 ? 'lexicon.datasets.replaced' : 'lexicon.datasets.imported';
    return t(text, { words: entryCount, sentences: exampleCount });
  }

  async function remove(datasetId: string): Promise<undefined> {
    const { error: fault } = await deleteDataset({ lexiconId, datasetId });
    if (fault) throw fault;
  }

  async function tell(work: Promise<string | undefined>) {
    try {
      const text = await work;
      setTold(text === undefined ? undefined : { text, isProblem: false });
      again(fresh);
    } catch (fault) {
      setTold({ text: messageOf(fault), isProblem: true });
    }
  }

  const outcome = told ?? (error && !data ? { text: messageOf(error), isProblem: true } : undefined);
  return (
    <details className="panel" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('lexicon.datasets.title')}</summary>
      <div className="stack">
        <p className="quiet">{t('lexicon.datasets.about')}</p>
        {data && data.datasets.length > 0 && (
          <DatasetList
            datasets={data.datasets}
            {...(mayAnnotate && { onDelete: (id: string) => void tell(remove(id)) })}
          />
        )}
        {data?.datasets.length === 0 && <p>{t('lexicon.datasets.none')}</p>}
        <OutcomeLine outcome={outcome} />
        <div className="row">
          {mayAnnotate && (
            <FileTrigger
              acceptedFileTypes={['.zip', '.csv']}
              onSelect={(files) => files?.[0] && void tell(take(files[0]))}
            >
              <Button className="button">{t('lexicon.datasets.import')}</Button>
            </FileTrigger>
          )}
          <a className="button" href={`/lexicons/${lexiconId}/cldf.zip`} download>
            {t('lexicon.datasets.learned')}
          </a>
          <a className="button" href={`/lexicons/${lexiconId}/cldf.zip?texts=true`} download>
            {t('lexicon.datasets.texts')}
          </a>
        </div>
      </div>
    </details>
  );
}
