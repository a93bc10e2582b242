import { useTranslation } from 'react-i18next';
import type { PatternMatchesQuery } from '../../api/generated/graphql.ts';
import { ClipPlayer } from '../../parts/clip-player.tsx';
import { clockTime } from '../../parts/clock-time.ts';
import { MomentLink } from '../../parts/moment-link.tsx';
import { SaveTable } from '../../parts/save-table.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { audible, kwicLine } from './kwic.ts';
import styles from './search.module.css';

export type FoundMatch = PatternMatchesQuery['phoneMatches']['edges'][number]['node'];
/** Phones that are asked for of each side. */
export const contextPhones = 6;

/** Keyword in context: the matches below one another, what stands before and after on either side. */
export function Concordance({ matches }: { readonly matches: readonly FoundMatch[] }) {
  const { t } = useTranslation();
  return (
    <>
      <ScrollRegion label={t('search.concordance')}>
        <table className={styles.kwic}>
          <thead>
            <tr>
              <th scope="col">{t('search.play')}</th>
              <th scope="col" className={styles.left}>
                {t('search.before')}
              </th>
              <th scope="col" className={styles.match}>
                {t('search.match')}
              </th>
              <th scope="col">{t('search.after')}</th>
              <th scope="col" className={styles.wide}>
                {t('search.respelling')}
              </th>
              <th scope="col" className={styles.wide}>
                {t('search.sure')}
              </th>
              <th scope="col">{t('search.moment')}</th>
            </tr>
          </thead>
          <tbody>
            {matches.map((match) => (
              <Line key={match.id} match={match} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <SaveTable name="concordance" rows={() => tableOf(matches)} />
    </>
  );
}

/** Names of columns as programs like them; the context as it is shown. */
function tableOf(matches: readonly FoundMatch[]) {
  const head = ['recording', 'start_s', 'end_s', 'before', 'match', 'after', 'respelling', 'words', 'confidence'];
  const rows = matches.map((match) => {
    const { left, right } = kwicLine(match, contextPhones);
    const { recording, recordingId, startSeconds, endSeconds, ipa, respelling, confidence } = match;
    const moment = [recording?.title ?? recordingId, startSeconds, endSeconds] as const;
    return [...moment, left.join(' '), ipa, right.join(' '), respelling, wordsOf(match), confidence];
  });
  return [head, ...rows];
}

function wordsOf({ soundEvent }: FoundMatch): string | undefined {
  return soundEvent?.wordings.flatMap((wording) => wording.words.map(({ text }) => text)).join(' ');
}

function Line({ match }: { readonly match: FoundMatch }) {
  const { t, i18n } = useTranslation();
  const line = kwicLine(match, contextPhones);
  const words = wordsOf(match);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const phones = (list: readonly string[]) => list.map((ipa, place) => <span key={place}>{ipa}</span>);
  return (
    <tr>
      <td>
        <ClipPlayer
          recordingId={match.recordingId}
          {...audible(line)}
          label={t('search.inContext', { match: match.ipa })}
        />
      </td>
      <td className={`${styles.left} ipa`}>{phones(line.left)}</td>
      <td className={`${styles.match} ipa`}>
        <ClipPlayer recordingId={match.recordingId} {...audible(match)} label={line.match} showLabel />
      </td>
      <td className={`${styles.right} ipa`}>{phones(line.right)}</td>
      <td className={styles.wide}>
        {match.respelling}
        {words && <span className="quiet"> “{words}”</span>}
      </td>
      <td className={styles.wide}>{percent.format(match.confidence)}</td>
      <td>
        <MomentLink recordingId={match.recordingId} atSeconds={match.startSeconds}>
          {match.recording?.title ?? t('search.recording')} {clockTime(match.startSeconds)}
        </MomentLink>
      </td>
    </tr>
  );
}
