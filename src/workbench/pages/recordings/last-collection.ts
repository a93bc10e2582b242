const key = 'phonograph.collection';

/**
 * The collection that this person last put something into, on this browser.
 * A browser may forbid storage; then nothing is proposed.
 */
export function lastCollection(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepCollection(name: string): void {
  try {
    localStorage.setItem(key, name);
  } catch {
    // as above
  }
}
