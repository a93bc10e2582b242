import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFoundError } from '../../errors.ts';

/** A clip of RAVDESS (Livingstone & Russo 2018) and what its name says of it. */
export interface RavdessClip {
  readonly file: string;
  readonly emotion: string;
  /** From 1 to 24; odd ones are men, even ones women. */
  readonly actor: number;
  /** From 1 to 6: of four actors each, two men and two women. */
  readonly fold: number;
}

/** In the order of the third number of a name. */
export const ravdessEmotions = ['neutral', 'calm', 'happy', 'sad', 'angry', 'fearful', 'disgust', 'surprised'] as const;
const ACTORS_OF_FOLD = 4;
/** Sound only, speech, emotion, intensity, statement, repetition, actor. */
const NAME = /^03-01-(0[1-8])-0[12]-0[12]-0[12]-(\d\d)\.\w+$/;

/**
 * All clips of spoken sound in the folders of the actors, in the order of their names.
 * @param folder that has `Actor_01` and so on in it
 * @throws {NotFoundError} no such folder, or no clip in it
 */
export async function listRavdess(folder: string): Promise<RavdessClip[]> {
  const paths = await readdir(folder, { recursive: true }).catch(() => []);
  const clips = paths.sort().flatMap((path) => {
    const clip = ravdessClip(path.split(/[/\\]/).at(-1)!);
    return clip === undefined ? [] : [{ ...clip, file: join(folder, path) }];
  });
  if (clips.length === 0) throw new NotFoundError('folder of RAVDESS', folder);
  return clips;
}

/** What a file's name says; undefined where it is no clip of spoken sound. */
export function ravdessClip(name: string): Omit<RavdessClip, 'file'> | undefined {
  const [, emotion, actor] = NAME.exec(name) ?? [];
  if (emotion === undefined) return undefined;
  const number = Number(actor);
  return {
    emotion: ravdessEmotions[Number(emotion) - 1]!,
    actor: number,
    fold: 1 + Math.floor((number - 1) / ACTORS_OF_FOLD),
  };
}
