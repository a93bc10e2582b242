import { useCallback, useEffect, useState, type RefObject } from 'react';
import { isAbort, messageOf } from '../../api/ask.ts';
import { playableCopyOf, waitForPlayableCopy } from '../../parts/playable-copy.ts';

type Copy = { readonly made: number } | 'there' | { readonly problem: string };

export interface PlayableSource {
  readonly src: string;
  /** Of a copy in place of a recording that this browser cannot play; undefined where there is none. */
  readonly copy: Copy | undefined;
  readonly onError: () => void;
  readonly onLoadedMetadata: () => void;
}

/** The recording as it is; where the browser cannot play that, or sees no picture in a film, a copy that it can. */
export function usePlayableSource(
  mediaPath: string,
  hasVideo: boolean,
  media: RefObject<HTMLVideoElement | null>,
  positionSeconds: () => number,
): PlayableSource {
  const [copy, setCopy] = useState<Copy>();
  const isWanted = copy !== undefined && typeof copy === 'object' && 'made' in copy;
  useEffect(() => {
    if (!isWanted) return;
    const gone = new AbortController();
    waitForPlayableCopy(mediaPath, (made) => setCopy({ made }), gone.signal).then(
      () => setCopy('there'),
      (error: unknown) => {
        if (!isAbort(error)) setCopy({ problem: messageOf(error) });
      },
    );
    return () => gone.abort();
  }, [isWanted, mediaPath]);

  const onError = useCallback(() => {
    const { error } = media.current ?? {};
    // What the network took away is no fault of the format.
    if (!error || error.code === MediaError.MEDIA_ERR_NETWORK) return;
    setCopy((before) => (before === 'there' ? { problem: error.message } : (before ?? { made: 0 })));
  }, [media]);
  const onLoadedMetadata = useCallback(() => {
    const element = media.current;
    if (!element) return;
    if (copy === 'there') element.currentTime = positionSeconds();
    // The sound plays, and the picture is of a kind that it does not know.
    else if (hasVideo && element.videoWidth === 0) setCopy({ made: 0 });
  }, [copy, hasVideo, media, positionSeconds]);
  return { src: copy === 'there' ? playableCopyOf(mediaPath) : mediaPath, copy, onError, onLoadedMetadata };
}
