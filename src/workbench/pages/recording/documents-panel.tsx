import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import { fresh } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import type { DocumentAboutFragment } from '../../api/generated/graphql.ts';
import { ConfirmedButton } from '../../parts/confirmed-button.tsx';
import { useAccess } from '../../parts/use-access.ts';
import { DocumentAbout } from './document-about.tsx';
import { documentOwner, mayDeleteDocument } from './document-owner.ts';

const documentsOfRecording = graphql(`
  query DocumentsOfRecording($id: ID!) {
    recording(id: $id) {
      collectionId
      annotationDocuments {
        ...DocumentAbout
      }
    }
    collections {
      id
      members {
        personId
        name
      }
    }
    annotationFormats {
      name
      title
    }
  }

  fragment DocumentAbout on AnnotationDocument {
    id
    origin
    fileName
    format
    createdAt
    createdById
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

const deleteDocument = graphql(`
  mutation DeleteDocument($id: ID!) {
    deleteAnnotationDocument(id: $id, evenEdited: true)
  }
`);

/** It is read again when one is put in or taken away, also where there was none before. */
const ofDocuments = { additionalTypenames: ['AnnotationDocument'] };

function nameOf({ fileName, format }: DocumentAboutFragment): string {
  return fileName ?? format ?? '—';
}

/** Who takes part, where and when it was, and what may be done with it, as the files that were put in have it. */
export function DocumentsPanel({
  recordingId,
  onDeleted,
}: {
  readonly recordingId: string;
  readonly onDeleted: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const { access } = useAccess();
  const [isOpen, setOpen] = useState(false);
  const [{ data, error, fetching }, again] = useQuery({
    query: documentsOfRecording,
    variables: { id: recordingId },
    pause: !isOpen,
    requestPolicy: 'cache-and-network',
    context: ofDocuments,
  });
  const documents: readonly DocumentAboutFragment[] = data?.recording?.annotationDocuments ?? [];
  const files = documents.filter(({ origin }) => origin === 'FILE');
  const collectionId = data?.recording?.collectionId ?? '';
  const members = data?.collections.find(({ id }) => id === collectionId)?.members ?? [];
  const ownerOf = ({ createdById }: DocumentAboutFragment) => documentOwner(createdById, access?.me.person, members);
  const titleOf = ({ format }: DocumentAboutFragment) =>
    data?.annotationFormats.find(({ name }) => name === format)?.title ?? format;
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
          <DocumentAbout
            key={document.id}
            document={document}
            formatTitle={titleOf(document)}
            owner={ownerOf(document)}
          >
            {access && mayDeleteDocument(ownerOf(document), access, collectionId) && (
              <ConfirmedButton
                label={t('recording.about.delete')}
                describes={t('recording.about.deleteThis', { name: nameOf(document) })}
                question={t('recording.about.deleteAsk', { name: nameOf(document) })}
                meaning={t('recording.about.deleteMeans')}
                confirm={t('recording.about.deleteNow')}
                act={async () => {
                  const deleted = await client.mutation(deleteDocument, { id: document.id }).toPromise();
                  if (!deleted.data) throw deleted.error ?? new Error('no answer');
                  again(fresh);
                  onDeleted();
                }}
              />
            )}
          </DocumentAbout>
        ))}
        {isOpen && !error && files.length === 0 && (
          <p className="quiet">{t(fetching ? 'shell.loading' : 'recording.about.none')}</p>
        )}
      </div>
    </details>
  );
}
