/** New matches of a saved query, as subscriptions told of them. */
export interface SavedNews {
  readonly count: number;
  /** The newest, as far as they are shown. */
  readonly newest: readonly NewMatch[];
  /** How far it was told; to go on from there. */
  readonly cursor?: string;
}

export interface NewMatch {
  readonly id: string;
  readonly ipa: string;
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

const shown = 5;
export const noNews: SavedNews = { count: 0, newest: [] };

export interface ToldMatches {
  readonly cursor: string;
  readonly recordingId: string;
  readonly matches: readonly {
    readonly cause: string;
    readonly match: {
      readonly id: string;
      readonly ipa: string;
      readonly startSeconds: number;
      readonly endSeconds: number;
    };
  }[];
}

/** What was heard for the first time is counted; what took the place of something that was heard before is not new. */
export function afterMatches(news: SavedNews, told: ToldMatches): SavedNews {
  const heard = told.matches
    .filter(({ cause }) => cause === 'HEARD')
    .map(({ match }) => ({ ...match, recordingId: told.recordingId }));
  return {
    count: news.count + heard.length,
    newest: [...heard.reverse(), ...news.newest].slice(0, shown),
    cursor: told.cursor,
  };
}
