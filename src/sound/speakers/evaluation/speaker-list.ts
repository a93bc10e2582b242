import { ListLineError, pathInList, tabbedLines } from '../../../inference/evaluation/tabbed-list.ts';

/** A recording of one speaker. */
export interface ListedSpeaker {
  readonly file: string;
  readonly speaker: string;
  /** Speakers of one group are compared with each other. */
  readonly group: string;
}

/** A line of a list of speakers that does not follow the format. */
export class SpeakerListError extends ListLineError {
  override readonly code = 'BAD_SPEAKER_LIST';
  constructor(file: string, line: number, reason: string) {
    super(file, line, reason, 'path, speaker, and perhaps a group');
  }
}

/** One recording of one speaker a line: `path<TAB>speaker`, and perhaps `<TAB>group`. @throws {SpeakerListError} */
export function parseSpeakerList(text: string, listFile: string): ListedSpeaker[] {
  return tabbedLines(text).map(({ cells, line }) => {
    const [path = '', speaker = '', group = '', ...rest] = cells;
    if (rest.length > 0) throw new SpeakerListError(listFile, line, `found ${rest.length + 3} cells`);
    if (path === '') throw new SpeakerListError(listFile, line, 'the path is empty');
    if (speaker === '') throw new SpeakerListError(listFile, line, 'the speaker is empty');
    return { file: pathInList(path, listFile), speaker, group };
  });
}
