import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { ClipPlayer } from './clip-player.tsx';
import { shortId } from './names.ts';
import { tokenSoundQuery, type SoundToken } from './token-sound.ts';
import styles from './form-sound.module.css';

export interface Spelt {
  readonly ipa?: string;
  /** Only where the form is all of its utterance; the respelling is of the whole. */
  readonly respelling?: string;
}

/**
 * How an occurrence sounds, in letters.
 * @param infer whether phones that nobody asked for yet are heard now: for one form, not for a list
 */
export function useSpelling(token: SoundToken | undefined, infer = false): Spelt {
  const [{ data }] = useQuery({
    query: tokenSoundQuery,
    pause: !token,
    variables: {
      recordingId: token?.recordingId ?? '',
      from: token?.startSeconds ?? 0,
      to: token?.endSeconds ?? 0,
      infer: infer ? 'IF_MISSING' : 'NEVER',
    },
  });
  const event = data?.soundEvents.edges.find(({ node }) => node.id === token?.soundEventId)?.node;
  const ipa = event?.phones?.map(({ type }) => type.ipa).join('');
  return { ...(ipa && { ipa }), ...(token?.whole && event?.respelling && { respelling: event.respelling }) };
}

interface FormSoundProps {
  readonly formId: string;
  readonly token: SoundToken | undefined;
  readonly infer?: boolean;
  /** Where its letters lead. */
  readonly href?: string;
}

/** A sound form as it can be heard and read: an occurrence that plays, its phones, how an English reader would write it. */
export function FormSound(props: FormSoundProps) {
  return (
    <span className={styles.form}>
      <FormPlayer {...props} />
      <FormSpelling {...props} />
    </span>
  );
}

export function FormPlayer({ formId, token, infer = false }: FormSoundProps) {
  const { t } = useTranslation();
  const { respelling } = useSpelling(token, infer);
  const name = t('parts.form', { id: shortId(formId) });
  if (!token) return null;
  return (
    <ClipPlayer
      recordingId={token.recordingId}
      startSeconds={token.startSeconds}
      endSeconds={token.endSeconds}
      label={respelling ? `${name}, ${respelling}` : name}
    />
  );
}

export function FormSpelling({ formId, token, infer = false, href }: FormSoundProps) {
  const { t } = useTranslation();
  const { ipa, respelling } = useSpelling(token, infer);
  const name = ipa ? (
    <span className={`ipa ${styles.ipa}`}>[{ipa}]</span>
  ) : (
    <span className={href === undefined ? 'quiet' : undefined}>{t('parts.form', { id: shortId(formId) })}</span>
  );
  return (
    <span>
      {href === undefined ? name : <Link href={href}>{name}</Link>}
      {respelling && <span className="quiet"> {respelling}</span>}
    </span>
  );
}
