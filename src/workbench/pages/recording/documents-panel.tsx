import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../api/generated/index.ts';
import type { DocumentAboutFragment } from '../../api/generated/graphql.ts';
import { DocumentAbout } from './document-about.tsx';

const documentsOfRecording = graphql(`
  query DocumentsOfRecording($id: ID!) {
    recording(id: $id) {
      annotationDocuments {
        ...DocumentAbout
      }
    }
  }

  fragment DocumentAbout on AnnotationDocument {
    id
    origin
    fileName
    format
    tierCount
    annotationCount
    metadata {
      title
      author
      date
      place
      licence
      consent
      languages {
        ...LanguageToldOf
      }
      participants {
        name
        role
        language {
          ...LanguageToldOf
        }
      }
      properties {
        name
        value
      }
    }
  }

  fragment LanguageToldOf on AnnotationLanguage {
    iso639
    glottocode
    name
  }
`);

/** Who takes part, where and when it was, and what may be done with it, as the files that were put in have it. */
export function DocumentsPanel({ recordingId }: { readonly recordingId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [{ data, error, fetching }] = useQuery({
    query: documentsOfRecording,
    variables: { id: recordingId },
    pause: !isOpen,
    requestPolicy: 'cache-and-network',
  });
  const documents: readonly DocumentAboutFragment[] = data?.recording?.annotationDocuments ?? [];
  const files = documents.filter(({ origin }) => origin === 'FILE');
  return (
    <details className="panel" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('recording.about.title')}</summary>
      <div className="stack">
        {error && (
          <p role="alert" className="error">
            {error.message}
          </p>
        )}
        {files.map((document) => (
          <DocumentAbout key={document.id} document={document} />
        ))}
        {isOpen && !error && files.length === 0 && (
          <p className="quiet">{t(fetching ? 'shell.loading' : 'recording.about.none')}</p>
        )}
      </div>
    </details>
  );
}
