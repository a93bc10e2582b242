/** Where a scene plays; UNKNOWN where pictures do not tell. */
export type SceneSetting = 'INDOORS' | 'OUTDOORS' | 'UNKNOWN';

/** When it plays; UNKNOWN where pictures do not tell. */
export type SceneDayTime = 'DAY' | 'NIGHT' | 'UNKNOWN';

/** What a stretch of one shot says of its place. Times are seconds from the recording's start, [start, end). */
export interface SceneFound {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Mean relative luminance of the pictures, 0 (black) to 1 (white), in linear light (CIE 1931 Y of BT.709). */
  readonly brightness: number;
  readonly setting: SceneSetting;
  /** 0 to 1; of being indoors it is the rest. */
  readonly outdoorsProbability: number;
  readonly dayTime: SceneDayTime;
  /** 0 to 1; of being night it is the rest. */
  readonly dayProbability: number;
}

/** A scene as the graph holds it: an interval in view of its own, which shows what is sure of it as concepts. */
export interface SceneRecord extends SceneFound {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  /** Of the concepts that it shows, by label: indoors, outdoors, day, night. */
  readonly conceptIds: readonly string[];
}

/** What is said of a scene is as probable as this, at least. */
export const leastSceneProbability = 0.8;

/** What is sure of a scene, as candidate referents, each with its probability. */
export function sceneLabels(scene: SceneFound): readonly { readonly label: SceneLabel; readonly confidence: number }[] {
  const { setting, outdoorsProbability: outdoors, dayTime, dayProbability: day } = scene;
  return [
    ...(setting === 'OUTDOORS' ? [{ label: 'outdoors' as const, confidence: outdoors }] : []),
    ...(setting === 'INDOORS' ? [{ label: 'indoors' as const, confidence: 1 - outdoors }] : []),
    ...(dayTime === 'DAY' ? [{ label: 'day' as const, confidence: day }] : []),
    ...(dayTime === 'NIGHT' ? [{ label: 'night' as const, confidence: 1 - day }] : []),
  ];
}

export type SceneLabel = 'indoors' | 'outdoors' | 'day' | 'night';
