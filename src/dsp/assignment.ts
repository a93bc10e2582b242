/**
 * Which column each row gets so that what they share is most in all (Kuhn 1955, by shortest paths: Jonker & Volgenant 1987).
 * @param shared shape (rows, columns), finite
 * @returns the column of each row, -1 of rows that get none since there are fewer columns
 */
export function bestAssignment(shared: readonly (readonly number[])[]): number[] {
  const rows = shared.length;
  const columns = shared[0]?.length ?? 0;
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number) => -(shared[row]?.[column] ?? 0);
  const rowPotential = new Float64Array(size);
  const columnPotential = new Float64Array(size + 1);
  // The last column is where each search begins.
  const rowOf = new Int32Array(size + 1).fill(-1);
  for (let row = 0; row < size; row++) {
    const least = new Float64Array(size).fill(Infinity);
    const from = new Int32Array(size).fill(-1);
    const isDone = new Uint8Array(size + 1);
    let at = size;
    rowOf[size] = row;
    do {
      isDone[at] = 1;
      const here = rowOf[at]!;
      let [next, step] = [-1, Infinity];
      for (let column = 0; column < size; column++) {
        if (isDone[column]) continue;
        const reduced = cost(here, column) - rowPotential[here]! - columnPotential[column]!;
        if (reduced < least[column]!) [least[column], from[column]] = [reduced, at];
        if (least[column]! < step) [next, step] = [column, least[column]!];
      }
      for (let column = 0; column <= size; column++) {
        if (isDone[column]) {
          rowPotential[rowOf[column]!]! += step;
          columnPotential[column]! -= step;
        } else {
          least[column]! -= step;
        }
      }
      at = next;
    } while (rowOf[at] !== -1);
    while (at !== size) {
      rowOf[at] = rowOf[from[at]!]!;
      at = from[at]!;
    }
  }
  const found = Array<number>(rows).fill(-1);
  for (let column = 0; column < columns; column++) if (rowOf[column]! < rows) found[rowOf[column]!] = column;
  return found;
}
