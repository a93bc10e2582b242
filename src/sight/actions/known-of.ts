import type { MediaFacts } from '../../media/media.ts';
import type { Shot } from '../shots/shot.ts';
import type { KnownBody, KnownFace, KnownHand, KnownThing, WhatIsKnown } from './what-is-known.ts';

/** From what an inference reads. @returns undefined where there is no picture */
export function knownOf({ video }: MediaFacts, inputs: Readonly<Record<string, unknown>>): WhatIsKnown | undefined {
  if (!video) return undefined;
  const seen = inputs['visual-contexts'] as { readonly appearances: readonly KnownThing[] } | undefined;
  return {
    shots: (inputs['shots'] ?? []) as readonly Shot[],
    faces: (inputs['faces'] ?? []) as readonly KnownFace[],
    bodies: (inputs['bodies'] ?? []) as readonly KnownBody[],
    hands: (inputs['hands'] ?? []) as readonly KnownHand[],
    things: seen?.appearances ?? [],
    aspect: video.width / video.height,
  };
}
