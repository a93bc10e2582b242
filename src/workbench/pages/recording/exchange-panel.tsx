import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import { Button, FileTrigger } from 'react-aria-components';
import { messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import { upload } from '../../api/upload.ts';
import { OutcomeLine, type Outcome } from '../../parts/outcome.tsx';
import { saveBlob } from '../../parts/save-blob.ts';
import { annotationsPath, byKind, exportedFile, type ExportedFile } from './exported-file.ts';

const formatsQuery = graphql(`
  query AnnotationFormats {
    annotationFormats {
      name
      title
      extensions
    }
  }
`);

const importMutation = graphql(`
  mutation ImportAnnotations($recordingId: ID!, $uploadId: ID!) {
    importAnnotations(recordingId: $recordingId, uploadId: $uploadId) {
      __typename
      ... on AnnotationsImported {
        created
        document {
          tierCount
          annotationCount
        }
      }
      ... on AnnotationFileRefused {
        message
      }
      ... on AnnotationsConflict {
        message
      }
    }
  }
`);

/** Of one kind of loss. */
const shownPlaces = 10;

/** Inferred statements that a file can have as tiers beside what people say. */
const statementTiers = [
  'sound-events',
  'sources',
  'phones',
  'respelling',
  'forms',
  'visual-contexts',
  'emotion',
  'transcripts',
] as const;

/** Annotations of this recording in from a file, and out into one. */
export function ExchangePanel({
  recordingId,
  ownTiers,
  mayImport,
  onImported,
}: {
  readonly recordingId: string;
  /** Names of what files and people say. */
  readonly ownTiers: readonly string[];
  readonly mayImport: boolean;
  readonly onImported: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const [{ data }] = useQuery({ query: formatsQuery });
  const [format, setFormat] = useState('textgrid');
  const [tiers, setTiers] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<Outcome>();
  /** Of the file that was given out last. */
  const [lost, setLost] = useState<ExportedFile['losses']>();
  const formats = data?.annotationFormats ?? [];
  const chosen = formats.find(({ name }) => name === format) ?? formats[0];

  async function take(file: File) {
    try {
      const { uploadId } = await upload(file, file.name, () => undefined);
      const { data, error } = await client.mutation(importMutation, { recordingId, uploadId }).toPromise();
      if (!data) throw error ?? new Error('no answer');
      const outcome = data.importAnnotations;
      if (outcome.__typename !== 'AnnotationsImported') throw new Error(outcome.message);
      const { tierCount, annotationCount } = outcome.document;
      setTold({ text: t('recording.imported', { tiers: tierCount, count: annotationCount }), isProblem: false });
      onImported();
    } catch (error) {
      setTold({ text: messageOf(error), isProblem: true });
    }
  }

  const query = new URLSearchParams({ format: chosen?.name ?? format });
  // All of one's own, unless something is asked for beside them: then each is named.
  if (tiers.size > 0) for (const name of [...ownTiers, ...tiers]) query.append('tiers', name);
  async function give(address: string) {
    try {
      const { blob, name, losses } = await exportedFile(address);
      saveBlob(blob, name);
      setLost(losses);
      setTold(undefined);
    } catch (error) {
      setTold({ text: messageOf(error), isProblem: true });
    }
  }

  const isEmpty = ownTiers.length === 0 && tiers.size === 0;
  return (
    <details className="panel">
      <summary>{t('recording.files')}</summary>
      <div className="stack">
        {mayImport && (
          <div className="row">
            <FileTrigger onSelect={(files) => files?.[0] && void take(files[0])}>
              <Button className="button">{t('recording.import')}</Button>
            </FileTrigger>
            <span className="quiet">{formats.map(({ title }) => title).join(', ')}</span>
          </div>
        )}
        <OutcomeLine outcome={told} />
        <fieldset className="row">
          <legend>{t('recording.also')}</legend>
          {statementTiers.map((name) => (
            <label key={name} className="row">
              <input
                type="checkbox"
                checked={tiers.has(name)}
                onChange={({ target }) => {
                  const next = new Set(tiers);
                  if (target.checked) next.add(name);
                  else next.delete(name);
                  setTiers(next);
                }}
              />
              <span>{t(`recording.statements.${name}`)}</span>
            </label>
          ))}
        </fieldset>
        <div className="row">
          <label>
            <span>{t('recording.format')}</span>
            <select
              value={chosen?.name ?? format}
              onChange={({ target }) => {
                setFormat(target.value);
                setLost(undefined);
              }}
            >
              {formats.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          {chosen && !isEmpty && (
            <button type="button" onClick={() => void give(annotationsPath(recordingId, chosen.extensions[0], query))}>
              {t('recording.export')}
            </button>
          )}
        </div>
        <div role="status">
          {lost !== undefined && (typeof lost === 'number' || lost.length > 0) && (
            <>
              <p>{t('recording.lost')}</p>
              {typeof lost === 'number' ? (
                <p>{t('recording.lostMany', { count: lost })}</p>
              ) : (
                <ul>
                  {[...byKind(lost)].map(([what, where]) => (
                    <li key={what}>
                      {what}: {where.slice(0, shownPlaces).join(', ')}
                      {where.length > shownPlaces && ' …'}
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
        </div>
      </div>
    </details>
  );
}
