import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClipSource } from '../../parts/clip-source.tsx';
import { CollectionChoice } from '../../parts/collection-choice.tsx';
import { EventChoice } from './event-choice.tsx';
import type { SearchTabProps } from './search-tab.ts';
import { SimilarList } from './similar-list.tsx';

/** Sounds like this: a sound of a recording, or a clip of one's own. */
export function ExampleTab({ address, go }: SearchTabProps) {
  const { t } = useTranslation();
  const { event, upload, collection, listen } = address;
  const [name, setName] = useState<string>();
  return (
    <>
      <section className="panel stack" aria-labelledby="own-clip">
        <h2 id="own-clip">{t('search.ownClip')}</h2>
        <ClipSource
          onSent={(clip) => {
            setName(clip.name);
            go({ upload: clip.uploadId, event: undefined });
          }}
        />
      </section>
      <section className="panel stack" aria-labelledby="event-choice">
        <h2 id="event-choice">{t('search.fromRecording')}</h2>
        <EventChoice
          chosen={event}
          onChoose={(id) => {
            setName(undefined);
            go({ event: id, upload: undefined });
          }}
        />
      </section>
      {(event !== undefined || upload !== undefined) && (
        <section className="panel stack" aria-labelledby="alike">
          <h2 id="alike">{name === undefined ? t('search.likeIt') : t('search.like', { name })}</h2>
          <div className="row">
            <CollectionChoice value={collection} onChange={(id) => go({ collection: id })} />
            <label>
              <span>{t('search.listen')}</span>
              <select value={String(listen)} onChange={({ target }) => go({ listen: Number(target.value) })}>
                {[...new Set([0, 50, 200, 500, listen])].map((count) => (
                  <option key={count} value={String(count)}>
                    {count === 0 ? t('search.listenNone') : t('search.listenTo', { count })}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <SimilarList
            event={event}
            upload={event === undefined ? upload : undefined}
            collection={collection}
            listen={listen}
          />
        </section>
      )}
    </>
  );
}
