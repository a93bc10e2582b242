import { ListLineError, pathInList, tabbedLines } from '../../inference/evaluation/tabbed-list.ts';
import type { NamedLabel } from '../naming/sound-namer.ts';
import { sourceKinds, type SourceKind } from '../sound-event.ts';

/** A recording, and what is said to sound in it. */
export interface ListedSound {
  readonly file: string;
  /** A label, or a kind. */
  readonly what: string;
  /** Such as the fold or the source. */
  readonly group: string;
  /** From 1. */
  readonly line: number;
}

/** What sounds in a recording. */
export interface KnownSound {
  /** Absent where only its kind is known. */
  readonly label?: string;
  /** UNKNOWN where it is of none. */
  readonly kind: SourceKind;
}

/** A line of a list of sounds that does not follow the format. */
export class SoundListError extends ListLineError {
  override readonly code = 'BAD_SOUND_LIST';
  constructor(file: string, line: number, reason: string) {
    super(file, line, reason, 'path, label or kind, and perhaps a group');
  }
}

/** One recording a line: `path<TAB>what`, and perhaps `<TAB>group`. @throws {SoundListError} */
export function parseSoundList(text: string, listFile: string): ListedSound[] {
  return tabbedLines(text).map(({ cells, line }) => {
    const [path = '', what = '', group = '', ...rest] = cells;
    if (rest.length > 0) throw new SoundListError(listFile, line, `found ${rest.length + 3} cells`);
    if (path === '') throw new SoundListError(listFile, line, 'the path is empty');
    return { file: pathInList(path, listFile), what, group, line };
  });
}

/**
 * What a line says: a label of the network, or a kind such as `ANIMAL`, or `UNKNOWN` for what is of none.
 * @throws {SoundListError} it is neither
 */
export function knownSound({ what, line }: ListedSound, listFile: string, labels: readonly NamedLabel[]): KnownSound {
  const kind = sourceKinds.find((each) => each === what);
  if (kind !== undefined) return { kind };
  const label = labels.find((each) => each.label === what);
  if (label !== undefined) return { ...label };
  const known = [...labels.map((each) => each.label), ...sourceKinds].join(', ');
  throw new SoundListError(listFile, line, `${JSON.stringify(what)} is none of ${known}`);
}
