import type { Verdict } from './review-session.ts';

export type ReviewAction =
  | { readonly kind: 'PLAY' }
  | { readonly kind: 'CLIP'; readonly place: number }
  | { readonly kind: 'ANSWER'; readonly verdict: Verdict }
  | { readonly kind: 'UNDO' | 'RENAME' | 'HELP' | 'AUTOPLAY' };

export interface PressedKey {
  readonly key: string;
  /** Where it lies on the keyboard, for layouts without Latin letters. */
  readonly code: string;
  readonly isModified: boolean;
  readonly isRepeated: boolean;
}

/** What has the keyboard's attention: keys mean something else while somebody writes, and space and enter press buttons. */
export type Focus = 'PAGE' | 'CONTROL' | 'TEXT';

const letters: Readonly<Record<string, ReviewAction>> = {
  y: { kind: 'ANSWER', verdict: 'CONFIRMED' },
  n: { kind: 'ANSWER', verdict: 'REJECTED' },
  u: { kind: 'ANSWER', verdict: 'UNSURE' },
  z: { kind: 'UNDO' },
  r: { kind: 'RENAME' },
  a: { kind: 'AUTOPLAY' },
  '?': { kind: 'HELP' },
};

/** What a key does; undefined where it is left to the browser. */
export function actionOfKey(pressed: PressedKey, focus: Focus): ReviewAction | undefined {
  const { key, code, isModified, isRepeated } = pressed;
  // A key that is held down must not answer question after question.
  if (focus === 'TEXT' || isModified || isRepeated) return undefined;
  if (key === ' ') return focus === 'PAGE' ? { kind: 'PLAY' } : undefined;
  if (key === 'Enter') return focus === 'PAGE' ? letters['y'] : undefined;
  const letter = key.toLowerCase();
  if (letter in letters) return letters[letter];
  const digit = /^[1-9]$/.exec(key)?.[0] ?? /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (digit !== undefined) return { kind: 'CLIP', place: Number(digit) - 1 };
  // ㅛ and н lie where y does. A Latin letter means itself wherever it lies: z and y change places on German keyboards.
  return /^[a-z]$/.test(letter) ? undefined : letters[/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? ''];
}

/** @param element what has the focus, or what a key was pressed in */
export function focusOf(element: Element | null): Focus {
  if (element === null) return 'PAGE';
  if (
    element.closest(
      'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=dialog]',
    )
  ) {
    return 'TEXT';
  }
  return element.closest('button, a, summary, [role=button], input') ? 'CONTROL' : 'PAGE';
}
