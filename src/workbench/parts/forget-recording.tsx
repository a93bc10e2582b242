import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { messageOf } from '../api/ask.ts';
import { graphql } from '../api/generated/index.ts';

const forget = graphql(`
  mutation ForgetRecording($id: ID!) {
    forgetRecording(id: $id)
  }
`);

/** A button that takes a recording back with all that was made from it, once that was confirmed: there is no undo. */
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
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [isForgetting, setForgetting] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (isAsking) dialog.current?.showModal();
  }, [isAsking]);

  async function send() {
    setForgetting(true);
    setProblem(undefined);
    const { data, error } = await client.mutation(forget, { id }).toPromise();
    setForgetting(false);
    if (!data) return setProblem(messageOf(error));
    dialog.current?.close();
    onForgotten();
  }

  return (
    <>
      <button type="button" aria-label={t('parts.forgetThis', { title })} onClick={() => setAsking(true)}>
        {t('parts.forget')}
      </button>
      {isAsking && (
        <dialog ref={dialog} className="panel stack" aria-labelledby={heading} onClose={() => setAsking(false)}>
          <h2 id={heading}>{t('parts.forgetAsk', { title })}</h2>
          <p>{t('parts.forgetMeans')}</p>
          {problem !== undefined && (
            <p role="alert" className="error">
              {problem}
            </p>
          )}
          <div className="row">
            <button type="button" autoFocus onClick={() => dialog.current?.close()}>
              {t('parts.keep')}
            </button>
            <button type="button" disabled={isForgetting} onClick={() => void send()}>
              {t('parts.forgetNow')}
            </button>
          </div>
        </dialog>
      )}
    </>
  );
}
