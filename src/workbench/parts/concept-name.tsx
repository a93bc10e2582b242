import { useTranslation } from 'react-i18next';
import { shortId } from './names.ts';

/** What a concept is called: its name, or that it has none. */
export function useConceptName(): (concept: { readonly id: string; readonly label?: string | null }) => string {
  const { t } = useTranslation();
  return ({ id, label }) => label ?? t('parts.unnamed', { id: shortId(id) });
}
