/** How far this browser has looked at a saved query. A browser may forbid storage; then it is told from the beginning. */
export function keptCursor(queryId: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(queryId)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepCursor(queryId: string, cursor: string): void {
  try {
    localStorage.setItem(keyOf(queryId), cursor);
  } catch {
    // as above
  }
}

function keyOf(queryId: string): string {
  return `phonograph.seen.${queryId}`;
}
