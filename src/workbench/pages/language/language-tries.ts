export interface Share {
  readonly language: string;
  readonly share: number;
}

export interface ToldWindow {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shares: readonly Share[];
}

export interface ToldLanguage {
  readonly durationSeconds: number;
  readonly verdict: {
    readonly language?: string | null;
    readonly confidence: number;
    readonly shares: readonly Share[];
  };
  readonly windows: readonly ToldWindow[];
}

/** A clip whose language was asked for on this page. */
export interface LanguageTry {
  readonly key: string;
  readonly name: string;
  /** Where the page plays it from. */
  readonly sound: string;
  readonly step: 'LISTENING' | 'TOLD' | 'FAILED';
  readonly told?: ToldLanguage;
  readonly message?: string;
}

type Answer =
  | ({ readonly __typename: 'LanguageOfClip' } & ToldLanguage)
  | { readonly __typename: 'LanguageOfClipRefused'; readonly message: string };

/** The tries with what was answered of one. */
export function afterTry(
  tries: readonly LanguageTry[],
  key: string,
  answer: Answer | undefined,
  problem: string | undefined,
): readonly LanguageTry[] {
  const change: Partial<LanguageTry> =
    answer?.__typename === 'LanguageOfClip'
      ? { step: 'TOLD', told: answer }
      : { step: 'FAILED', message: answer?.message ?? problem };
  return tries.map((each) => (each.key === key ? { ...each, ...change } : each));
}

/** In one order for all bars, so that a language keeps its place and colour from window to window. */
export function inOrder(shares: readonly Share[], order: readonly string[]): readonly Share[] {
  const place = ({ language }: Share) => {
    const found = order.indexOf(language);
    return found < 0 ? order.length : found;
  };
  return shares.toSorted((a, b) => place(a) - place(b));
}
