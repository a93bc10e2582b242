import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { TimelineState } from '../../timeline/timeline-state.ts';

export interface Player {
  /** Also a video's: what is only sound lacks nothing that is used here. */
  readonly media: RefObject<HTMLVideoElement | null>;
  readonly isPlaying: boolean;
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
  /** Plays a stretch alone; again and again where `repeat` is on. */
  readonly playStretch: (from: number, to: number) => void;
}

/** Keeps the timeline in step with the sound, frame by frame: `timeupdate` comes four times a second only. */
export function usePlayer(state: TimelineState | undefined, repeat: boolean): Player {
  const media = useRef<HTMLVideoElement>(null);
  const stretch = useRef<readonly [from: number, to: number]>(undefined);
  const repeats = useRef(repeat);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    repeats.current = repeat;
  });

  useEffect(() => {
    const element = media.current;
    if (!element || !state) return;
    let frame = 0;
    const step = () => {
      const limits = stretch.current;
      if (limits && element.currentTime >= limits[1]) {
        if (repeats.current) [element.currentTime] = limits;
        else {
          element.pause();
          stretch.current = undefined;
        }
      }
      state.playTo(element.currentTime, !element.paused);
      if (!element.paused) frame = requestAnimationFrame(step);
    };
    const play = () => {
      setPlaying(true);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(step);
    };
    const pause = () => {
      setPlaying(false);
      step();
    };
    const sought = () => state.playTo(element.currentTime, false);
    element.addEventListener('play', play);
    element.addEventListener('pause', pause);
    element.addEventListener('seeked', sought);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('play', play);
      element.removeEventListener('pause', pause);
      element.removeEventListener('seeked', sought);
    };
  }, [state]);

  const start = useCallback(() => {
    // Refused where a newer request has taken its place, or the browser wants a click first: nothing to tell then.
    media.current?.play().catch(() => undefined);
  }, []);
  const toggle = useCallback(() => {
    const element = media.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    stretch.current = undefined;
    start();
  }, [start]);
  const seek = useCallback((seconds: number) => {
    stretch.current = undefined;
    if (media.current) media.current.currentTime = seconds;
  }, []);
  const playStretch = useCallback(
    (from: number, to: number) => {
      if (!media.current) return;
      media.current.currentTime = from;
      stretch.current = [from, to];
      start();
    },
    [start],
  );
  return { media, isPlaying, toggle, seek, playStretch };
}
