/** What stands in a file with time and place. */
export interface Placed {
  readonly startSeconds: number;
  /** In the file that it was read from; null where it is new. */
  readonly place: number | null;
}

/**
 * By time, and by place where that is the same.
 * @param asInFile by place, and what is new behind what starts before it
 */
export function inWrittenOrder<Row extends Placed>(rows: readonly Row[], asInFile: boolean): Row[] {
  const last = Number.MAX_SAFE_INTEGER;
  const byTime = [...rows].sort((a, b) => a.startSeconds - b.startSeconds || (a.place ?? last) - (b.place ?? last));
  if (!asInFile) return byTime;
  let former = -1;
  const placed = byTime.map((row) => {
    if (row.place !== null) former = row.place;
    return { row, at: row.place ?? former + 0.5 };
  });
  return placed.sort((a, b) => a.at - b.at).map(({ row }) => row);
}
