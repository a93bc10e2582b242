import type { Errand } from './review-session.ts';

/** Answers that could not be sent, kept in the browser until they are. A browser may forbid storage; then the page alone has them. */
export function keptOutbox(lexiconId: string): readonly Errand[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(lexiconId)) ?? '[]') as readonly Errand[];
  } catch {
    return [];
  }
}

export function keepOutbox(lexiconId: string, outbox: readonly Errand[]): void {
  try {
    if (outbox.length === 0) localStorage.removeItem(keyOf(lexiconId));
    else localStorage.setItem(keyOf(lexiconId), JSON.stringify(outbox));
  } catch {
    // as above
  }
}

function keyOf(lexiconId: string): string {
  return `phonograph.review.${lexiconId}`;
}
