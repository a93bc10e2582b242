import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { fresh, messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import { ClipSource, type SentClip } from '../../parts/clip-source.tsx';
import { LanguageResult } from './language-result.tsx';
import { afterTry, type LanguageTry } from './language-tries.ts';
import { TryList } from './try-list.tsx';

const languageOfClip = graphql(`
  query LanguageOfClip($uploadId: ID!) {
    languageOfUpload(uploadId: $uploadId) {
      __typename
      ... on LanguageOfClip {
        durationSeconds
        verdict {
          language
          confidence
          shares {
            language
            share
          }
        }
        windows {
          startSeconds
          endSeconds
          shares {
            language
            share
          }
        }
      }
      ... on LanguageOfClipRefused {
        code
        message
      }
    }
  }
`);

/** Drop a clip and see in which language it is. Nothing is put in. */
export default function LanguagePage() {
  const { t } = useTranslation();
  const client = useClient();
  const [tries, setTries] = useState<readonly LanguageTry[]>([]);
  const [shown, setShown] = useState<string>();
  const running = useRef(new Map<string, () => void>());
  const sounds = useRef<string[]>([]);

  useEffect(() => {
    const [asked, made] = [running.current, sounds.current];
    return () => {
      for (const stop of asked.values()) stop();
      for (const sound of made) URL.revokeObjectURL(sound);
    };
  }, []);

  function tell({ uploadId, name, blob }: SentClip) {
    const key = crypto.randomUUID();
    const sound = URL.createObjectURL(blob);
    sounds.current.push(sound);
    setTries((all) => [{ key, name, sound, step: 'LISTENING' }, ...all]);
    setShown(key);
    const asking = client.query(languageOfClip, { uploadId }, fresh).subscribe(({ data, error, stale }) => {
      if (stale) return;
      running.current.get(key)?.();
      running.current.delete(key);
      const message = error && messageOf(error);
      setTries((all) => afterTry(all, key, data?.languageOfUpload, message));
    });
    running.current.set(key, () => asking.unsubscribe());
  }

  const current = tries.find(({ key }) => key === shown);
  return (
    <div className="stack">
      <h1>{t('language.title')}</h1>
      <section className="panel stack" aria-label={t('language.clip')}>
        <ClipSource onSent={tell} />
        <p className="quiet" style={{ margin: 0 }}>
          {t('language.notKept')}
        </p>
      </section>
      {current && <LanguageResult told={current} />}
      {tries.length > 1 && <TryList tries={tries} shown={shown} onShow={setShown} />}
      <section className="panel stack" aria-labelledby="language-how">
        <h2 id="language-how">{t('language.how')}</h2>
        <p>{t('language.which')}</p>
        <p>{t('language.other')}</p>
        <p>{t('language.windowsMean')}</p>
      </section>
    </div>
  );
}
