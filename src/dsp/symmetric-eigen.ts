/** Eigenvalues of a symmetric matrix, the largest first, with their vectors. */
export interface SymmetricEigen {
  /** Shape (size), descending. */
  readonly values: Float64Array;
  /** Shape (size, size): row i is the vector of value i, of length 1. */
  readonly vectors: Float64Array;
}

/**
 * All eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to three diagonals, then implicit QL (Bowdler,
 * Martin, Reinsch & Wilkinson 1968; `tred2` and `tql2` of EISPACK). In the order of size³ steps: a second for 600 rows.
 * @param matrix shape (size, size); only its lower triangle is read
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  const vectors = matrix.slice();
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  reduce(vectors, size, diagonal, beside);
  const rows = transposed(vectors, size);
  diagonalise(rows, size, diagonal, beside);
  const order = Array.from(diagonal.keys()).sort((a, b) => diagonal[b]! - diagonal[a]! || a - b);
  const sorted = new Float64Array(size * size);
  order.forEach((from, to) => sorted.set(rows.subarray(from * size, (from + 1) * size), to * size));
  return { values: Float64Array.from(order, (at) => diagonal[at]!), vectors: sorted };
}

/** To three diagonals; `z` becomes the transformation that does it. */
function reduce(z: Float64Array, n: number, diagonal: Float64Array, beside: Float64Array): void {
  for (let i = n - 1; i > 0; i--) {
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(z[i * n + k]!);
    if (i === 1 || scale === 0) {
      beside[i] = z[i * n + i - 1]!;
      diagonal[i] = 0;
      continue;
    }
    let h = 0;
    for (let k = 0; k < i; k++) {
      z[i * n + k]! /= scale;
      h += z[i * n + k]! ** 2;
    }
    const last = z[i * n + i - 1]!;
    const root = last >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
    beside[i] = scale * root;
    h -= last * root;
    z[i * n + i - 1] = last - root;
    let product = 0;
    for (let j = 0; j < i; j++) {
      z[j * n + i] = z[i * n + j]! / h;
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += z[j * n + k]! * z[i * n + k]!;
      for (let k = j + 1; k < i; k++) sum += z[k * n + j]! * z[i * n + k]!;
      beside[j] = sum / h;
      product += beside[j]! * z[i * n + j]!;
    }
    const half = product / (h + h);
    for (let j = 0; j < i; j++) {
      const f = z[i * n + j]!;
      const g = beside[j]! - half * f;
      beside[j] = g;
      for (let k = 0; k <= j; k++) z[j * n + k]! -= f * beside[k]! + g * z[i * n + k]!;
    }
    diagonal[i] = h;
  }
  diagonal[0] = 0;
  beside[0] = 0;
  for (let i = 0; i < n; i++) {
    if (diagonal[i] !== 0) {
      for (let j = 0; j < i; j++) {
        let sum = 0;
        for (let k = 0; k < i; k++) sum += z[i * n + k]! * z[k * n + j]!;
        for (let k = 0; k < i; k++) z[k * n + j]! -= sum * z[k * n + i]!;
      }
    }
    diagonal[i] = z[i * n + i]!;
    z[i * n + i] = 1;
    for (let j = 0; j < i; j++) z[j * n + i] = z[i * n + j] = 0;
  }
}

/** By rotations until nothing is beside the diagonal; they turn the rows of `z` along. */
function diagonalise(z: Float64Array, n: number, diagonal: Float64Array, beside: Float64Array): void {
  beside.copyWithin(0, 1);
  beside[n - 1] = 0;
  for (let from = 0; from < n; from++) {
    for (;;) {
      let to = from;
      while (to < n - 1) {
        const around = Math.abs(diagonal[to]!) + Math.abs(diagonal[to + 1]!);
        if (Math.abs(beside[to]!) <= Number.EPSILON * around) break;
        to += 1;
      }
      if (to === from) break;
      rotate(z, n, diagonal, beside, from, to);
    }
  }
}

/** One implicit QL step on the block from `from` to `to`. */
function rotate(z: Float64Array, n: number, d: Float64Array, e: Float64Array, from: number, to: number): void {
  let g = (d[from + 1]! - d[from]!) / (2 * e[from]!);
  let r = Math.hypot(g, 1);
  g = d[to]! - d[from]! + e[from]! / (g + (g >= 0 ? r : -r));
  let [s, c, p] = [1, 1, 0];
  for (let i = to - 1; i >= from; i--) {
    const f = s * e[i]!;
    const b = c * e[i]!;
    r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      // The block falls in two; each is turned by itself.
      d[i + 1]! -= p;
      e[to] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1]! - p;
    r = (d[i]! - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    for (let k = 0, upper = i * n, lower = (i + 1) * n; k < n; k++, upper++, lower++) {
      const value = z[lower]!;
      z[lower] = s * z[upper]! + c * value;
      z[upper] = c * z[upper]! - s * value;
    }
  }
  d[from]! -= p;
  e[from] = g;
  e[to] = 0;
}

function transposed(matrix: Float64Array, size: number): Float64Array {
  const turned = new Float64Array(matrix.length);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) turned[column * size + row] = matrix[row * size + column]!;
  }
  return turned;
}
