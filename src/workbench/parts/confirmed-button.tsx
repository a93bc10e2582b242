import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../api/ask.ts';

/** A button for what has no undo: it is done once it was confirmed in a dialog that says what it means. */
export function ConfirmedButton({
  label,
  describes,
  question,
  meaning,
  confirm,
  act,
}: {
  readonly label: string;
  /** The label with what it is about, for those who do not see where the button stands. */
  readonly describes: string;
  readonly question: string;
  readonly meaning: string;
  readonly confirm: string;
  /** What it rejects with is told in the dialog, which then stays. */
  readonly act: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [isActing, setActing] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (isAsking) dialog.current?.showModal();
  }, [isAsking]);

  async function send() {
    setActing(true);
    setProblem(undefined);
    try {
      await act();
      dialog.current?.close();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setActing(false);
    }
  }

  return (
    <>
      <button type="button" aria-label={describes} onClick={() => setAsking(true)}>
        {label}
      </button>
      {isAsking && (
        <dialog ref={dialog} className="panel" aria-labelledby={heading} onClose={() => setAsking(false)}>
          <div className="stack">
            <h2 id={heading}>{question}</h2>
            <p>{meaning}</p>
            {problem !== undefined && (
              <p role="alert" className="error">
                {problem}
              </p>
            )}
            <div className="row">
              <button type="button" autoFocus onClick={() => dialog.current?.close()}>
                {t('parts.keep')}
              </button>
              <button type="button" disabled={isActing} onClick={() => void send()}>
                {confirm}
              </button>
            </div>
          </div>
        </dialog>
      )}
    </>
  );
}
