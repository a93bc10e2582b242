import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ConceptPartsFragment } from '../../api/generated/graphql.ts';
import { useConceptName } from '../../parts/concept-name.tsx';
import { RenameForm } from '../../parts/rename-form.tsx';
import { useLexicons } from '../../parts/use-lexicons.ts';

/** What a concept is called, and the way to call it something else. */
export function ConceptHead({
  concept,
  lexiconId,
}: {
  /** With the lexicon whose looks found it; null where it has been known by its name. */
  readonly concept: ConceptPartsFragment & { readonly lexiconId?: string | null };
  readonly lexiconId: string;
}) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const nameOf = useConceptName();
  const { lexicons } = useLexicons();
  const [isRenaming, setRenaming] = useState(false);
  const mayRename = lexicons?.find(({ id }) => id === lexiconId)?.mayAnnotate === true;
  return (
    <>
      <div className="row">
        <h1>{nameOf(concept)}</h1>
        <span className="quiet">
          {t(`lexicon.kinds.${concept.kind}`)}
          {concept.lexiconId != null && ` · ${t('lexicon.byLooks')}`}
        </span>
        {mayRename && !isRenaming && (
          <button type="button" onClick={() => setRenaming(true)}>
            {t(concept.label == null ? 'lexicon.giveName' : 'review.rename')}
          </button>
        )}
      </div>
      {isRenaming && (
        <RenameForm
          conceptId={concept.id}
          label={concept.label ?? ''}
          kind={concept.kind}
          onDone={({ id }) => {
            setRenaming(false);
            // One that was known by that name already takes its place.
            if (id !== concept.id) navigate(`/lexicon/${lexiconId}/concepts/${id}`, { replace: true });
          }}
          onCancel={() => setRenaming(false)}
        />
      )}
    </>
  );
}
