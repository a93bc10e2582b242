/**
 * The tier that was last written to in a recording, while this tab is open: whoever marks stretch after stretch writes to the same.
 * A browser may forbid storage; then nothing is proposed.
 */
function keptTier(recordingId: string): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(recordingId)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepTier(recordingId: string, tierId: string): void {
  try {
    sessionStorage.setItem(keyOf(recordingId), tierId);
  } catch {
    // as above
  }
}

/** A tier that is gone is not proposed. */
export function proposedTier(recordingId: string, tierIds: readonly string[]): string | undefined {
  const kept = keptTier(recordingId);
  return kept !== undefined && tierIds.includes(kept) ? kept : undefined;
}

function keyOf(recordingId: string): string {
  return `phonograph.tier.${recordingId}`;
}
