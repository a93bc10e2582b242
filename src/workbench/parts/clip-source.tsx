import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { messageOf } from '../api/ask.ts';
import { upload } from '../api/upload.ts';
import { useAccess } from './use-access.ts';
import { SoundInput, type NamedBlob } from './sound-input.tsx';

export interface SentClip extends NamedBlob {
  readonly uploadId: string;
}

/** Drop a clip, choose one or record one: it is sent, and stays an upload. A newer one takes the place of one on its way. */
export function ClipSource({ onSent }: { readonly onSent: (clip: SentClip) => void }) {
  const { t } = useTranslation();
  const { access } = useAccess();
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number }>();
  const [problem, setProblem] = useState<string>();
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);

  async function send({ blob, name }: NamedBlob) {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    setProblem(undefined);
    setSending({ name, share: 0 });
    try {
      const { uploadId } = await upload(
        blob,
        name,
        (share) => current.current === own && setSending({ name, share }),
        own.signal,
      );
      if (current.current !== own) return;
      setSending(undefined);
      onSent({ uploadId, name, blob });
    } catch (error) {
      if (current.current !== own || own.signal.aborted) return;
      setSending(undefined);
      setProblem(messageOf(error));
    }
  }

  if (access && !access.me.person) {
    return (
      <p>
        {t('clips.forPeopleKnown')} <Link href="/account">{t('shell.signIn')}</Link>
      </p>
    );
  }
  return (
    <div className="stack">
      <SoundInput
        dropText={t('clips.dropClip')}
        chooseText={t('clips.chooseClip')}
        stopText={t('clips.stopRecording')}
        onSounds={([sound]) => void send(sound!)}
      />
      <div role="status">
        {sending && (
          <p className="row quiet">
            {t('clips.sending', { name: sending.name, percent: Math.round(100 * sending.share) })}
            <button
              type="button"
              onClick={() => {
                current.current?.abort();
                setSending(undefined);
              }}
            >
              {t('clips.cancel')}
            </button>
          </p>
        )}
      </div>
      {problem !== undefined && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
    </div>
  );
}
