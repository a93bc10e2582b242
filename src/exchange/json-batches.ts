const encoder = new TextEncoder();

/** Rows to be written so many at once: as bytes, which cross from thread to thread without being looked at. What is null is left out. */
export function jsonBatches(rows: readonly object[], atOnce: number): Uint8Array[] {
  const batches: Uint8Array[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    batches.push(encoder.encode(JSON.stringify(some, (_key, value: unknown) => value ?? undefined)));
  }
  return batches;
}
