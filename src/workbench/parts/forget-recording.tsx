import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { graphql } from '../api/generated/index.ts';
import { ConfirmedButton } from './confirmed-button.tsx';

const forget = graphql(`
  mutation ForgetRecording($id: ID!) {
    forgetRecording(id: $id)
  }
`);

/** A button that takes a recording back with all that was made from it. */
export function ForgetRecording({
  id,
  title,
  onForgotten,
}: {
  readonly id: string;
  readonly title: string;
  readonly onForgotten: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  return (
    <ConfirmedButton
      label={t('parts.forget')}
      describes={t('parts.forgetThis', { title })}
      question={t('parts.forgetAsk', { title })}
      meaning={t('parts.forgetMeans')}
      confirm={t('parts.forgetNow')}
      act={async () => {
        const { data, error } = await client.mutation(forget, { id }).toPromise();
        if (!data) throw error ?? new Error('no answer');
        onForgotten();
      }}
    />
  );
}
