import { Fragment, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentAboutFragment, LanguageToldOfFragment } from '../../api/generated/graphql.ts';
import { languageName } from '../../parts/language-name.ts';
import { useMomentFormat } from '../../parts/use-moment-format.ts';
import styles from './document-about.module.css';
import type { DocumentOwner } from './document-owner.ts';

/** What one file says of itself and of the recording. */
export function DocumentAbout({
  document,
  formatTitle,
  owner: { isReader, name: owner },
  children,
}: {
  readonly document: DocumentAboutFragment;
  readonly formatTitle: string | null | undefined;
  readonly owner: DocumentOwner;
  /** What can be done with it. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const moment = useMomentFormat({ dateStyle: 'medium', timeStyle: 'short' });
  const { fileName, createdAt, tierCount, annotationCount, metadata } = document;
  const { title, author, date, place, licence, consent, languages, participants, properties } = metadata;
  const facts: readonly (readonly [name: string, told: string | ReactElement | false | null])[] = [
    [t('recording.about.documentTitle'), title],
    [t('recording.about.participants'), participants.length > 0 && <Participants participants={participants} />],
    [t('recording.about.languages'), languages.length > 0 && <Languages languages={languages} />],
    [t('recording.about.place'), place],
    [t('recording.about.date'), date],
    [t('recording.about.author'), author],
    [t('recording.about.licence'), licence !== null && <Linked text={licence} />],
    [t('recording.about.consent'), consent],
    ...properties.map(({ name, value }) => [name, <Linked key={name} text={value} />] as const),
  ];
  const told = facts.filter(([, value]) => value);
  const when = moment.format(new Date(createdAt));
  return (
    <section>
      <h3>{fileName ?? formatTitle}</h3>
      <div className="row">
        <p className="quiet">
          {formatTitle}. {t('recording.about.size', { tiers: tierCount, count: annotationCount })}
        </p>
        {children}
      </div>
      <p className="quiet">
        {isReader
          ? t('recording.about.putInByYou', { when })
          : owner === undefined
            ? t('recording.about.putIn', { when })
            : t('recording.about.putInBy', { when, who: owner })}
      </p>
      {told.length === 0 && <p className="quiet">{t('recording.about.nothing')}</p>}
      <dl className={styles.facts}>
        {told.map(([name, value], place) => (
          // Two properties of a file may have one name.
          <Fragment key={place}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Participants({ participants }: { readonly participants: DocumentAboutFragment['metadata']['participants'] }) {
  return participants.map(({ name, role, language }, place) => (
    <div key={place}>
      {name}
      {role && ` (${role})`}
      {language && (
        <>
          {': '}
          <Language language={language} />
        </>
      )}
    </div>
  ));
}

function Languages({ languages }: { readonly languages: readonly LanguageToldOfFragment[] }) {
  return languages.map((language, place) => (
    <div key={place}>
      <Language language={language} />
    </div>
  ));
}

/** Its name, and its codes with what is known of the language elsewhere behind them. */
function Language({ language: { iso639, glottocode, name } }: { readonly language: LanguageToldOfFragment }) {
  const { i18n } = useTranslation();
  return (
    <>
      {name ?? (iso639 && languageName(iso639, i18n.language))}
      {iso639 && (
        <>
          {' '}
          <Elsewhere href={`https://iso639-3.sil.org/code/${encodeURIComponent(iso639)}`}>{iso639}</Elsewhere>
        </>
      )}
      {glottocode && (
        <>
          {' '}
          <Elsewhere href={`https://glottolog.org/resource/languoid/id/${encodeURIComponent(glottocode)}`}>
            {glottocode}
          </Elsewhere>
        </>
      )}
    </>
  );
}

/** Only what is an address of the web is a link: a file may say anything. */
function Linked({ text }: { readonly text: string }) {
  return /^https?:\/\/\S+$/.test(text) ? <Elsewhere href={text}>{text}</Elsewhere> : text;
}

function Elsewhere({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
