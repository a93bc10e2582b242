import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { renameConcept, type Question } from './review-queries.ts';

type Concept = NonNullable<Question['concept']>;
export type RenamedConcept = Pick<Concept, 'id' | 'kind' | 'label'>;

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
  readonly kind: Concept['kind'];
  readonly onDone: (concept: RenamedConcept) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(label);
  const [chosen, setChosen] = useState<Concept['kind']>(kind === 'UNNAMED' ? 'OBJECT' : kind);
  const [{ fetching, error }, rename] = useMutation(renameConcept);
  const problem = useId();
  return (
    <form
      className="row"
      style={{ alignItems: 'end' }}
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
        <select value={chosen} onChange={({ target }) => setChosen(target.value as Concept['kind'])}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`review.kinds.${each}`)}
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
          {error.graphQLErrors[0]?.message ?? error.message}
        </p>
      )}
    </form>
  );
}
