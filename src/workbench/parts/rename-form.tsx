import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { messageOf } from '../api/ask.ts';
import { graphql } from '../api/generated/index.ts';
import type { ConceptPartsFragment } from '../api/generated/graphql.ts';

const renameConcept = graphql(`
  mutation RenameConcept($id: ID!, $label: String!, $kind: ConceptKind!) {
    nameConcept(id: $id, label: $label, kind: $kind) {
      ...ConceptParts
    }
  }
`);

export type RenamedConcept = ConceptPartsFragment;

const kinds = [
  'OBJECT',
  'ACTION',
  'GESTURE',
  'EXPRESSION',
  'SCENE',
  'COLOUR',
  'SIZE',
  'NUMBER',
  'SPATIAL_RELATION',
] as const;

/** Gives the thing another name; Enter keeps it, Escape leaves it as it was. */
export function RenameForm({
  conceptId,
  label,
  kind,
  onDone,
  onCancel,
}: {
  readonly conceptId: string;
  readonly label: string;
  readonly kind: ConceptPartsFragment['kind'];
  readonly onDone: (concept: RenamedConcept) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(label);
  const [chosen, setChosen] = useState<ConceptPartsFragment['kind']>(kind === 'UNNAMED' ? 'OBJECT' : kind);
  const [{ fetching, error }, rename] = useMutation(renameConcept);
  const problem = useId();
  return (
    <form
      className="row"
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      onSubmit={(event) => {
        event.preventDefault();
        void rename({ id: conceptId, label: typed.trim(), kind: chosen }).then(({ data }) => {
          if (data) onDone(data.nameConcept);
        });
      }}
    >
      <label>
        <span>{t('review.name')}</span>
        <input
          autoFocus
          required
          value={typed}
          aria-describedby={error && problem}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <label>
        <span>{t('review.kind')}</span>
        <select value={chosen} onChange={({ target }) => setChosen(target.value as ConceptPartsFragment['kind'])}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`lexicon.kinds.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="primary" disabled={fetching || typed.trim() === ''}>
        {t('review.keepName')}
      </button>
      <button type="button" onClick={onCancel}>
        {t('clips.cancel')}
      </button>
      {error && (
        <p id={problem} role="alert" className="error">
          {messageOf(error)}
        </p>
      )}
    </form>
  );
}
