import type { ActionFound } from '../../sight/actions/action.ts';
import type { PathPoint } from '../../sight/objects/path.ts';
import type { FaceMoments } from '../../sight/people/face.ts';
import type { QualityFound } from '../../sight/qualities/quality.ts';
import type { SceneFound } from '../../sight/scenes/scene.ts';
import type { Shot } from '../../sight/shots/shot.ts';
import type { TextFound } from '../../sight/texts/text-in-view.ts';
import type { TimeSpan } from '../../sound/time-span.ts';

/** What is known of the pictures of a recording, by whichever road; any list but that of shots may be empty. */
export interface WhatIsSeen {
  readonly durationSeconds: number;
  readonly shots: readonly SeenShot[];
  readonly things: readonly SeenThing[];
  /** None where faces are switched off. */
  readonly faces: readonly SeenFace[];
  readonly bodies: readonly SeenBody[];
  readonly hands: readonly SeenHand[];
  /** Who did it is a place in one of these lists. */
  readonly actions: readonly SeenAction[];
  readonly scenes: readonly SeenScene[];
  readonly texts: readonly SeenText[];
  /** What they are said of is a place among the things. */
  readonly qualities: readonly SeenQuality[];
  /** When somebody speaks. */
  readonly speech: readonly TimeSpan[];
}

export type SeenShot = Pick<Shot, 'startSeconds' | 'endSeconds' | 'transition' | 'camera'>;

/** Something or somebody followed through a shot. */
export interface Followed extends TimeSpan {
  readonly path: readonly PathPoint[];
  /** That it is one, 0 to 1. */
  readonly confidence: number;
}

export interface SeenThing extends Followed {
  /** What a detector takes it for, however unsure. */
  readonly label?: string | null;
  readonly labelConfidence?: number | null;
}

export interface SeenFace extends Followed {
  readonly moments: FaceMoments;
}

export interface SeenBody extends Followed {
  /** Its face's place among the faces. */
  readonly face?: number | null;
}

export interface SeenHand {
  /** Its owner's place among the bodies, where that is known. */
  readonly body?: number | undefined;
}

export type SeenAction = Pick<
  ActionFound,
  'startSeconds' | 'endSeconds' | 'confidence' | 'box' | 'actor' | 'target'
> & { readonly label: string };
export type SeenScene = Pick<SceneFound, 'startSeconds' | 'endSeconds' | 'brightness' | 'setting' | 'dayTime'>;
export type SeenText = Pick<TextFound, 'startSeconds' | 'endSeconds' | 'text' | 'confidence'>;
export type SeenQuality = Pick<QualityFound, 'startSeconds' | 'endSeconds' | 'kind' | 'label' | 'confidence' | 'of'>;
