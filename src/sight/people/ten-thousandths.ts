const steps = 10_000;
/** The least number of 16 bits stands for what was not measured. */
const unmeasured = -32_768;

/** Numbers from about -3.2 to 3.2 as properties of a node: 16 bits each. @param numbers NaN where nothing was measured */
export function storedTenThousandths(numbers: Float32Array): Uint8Array {
  const small = Int16Array.from(numbers, (value) =>
    Number.isNaN(value) ? unmeasured : Math.max(-32_767, Math.min(32_767, Math.round(value * steps))),
  );
  return new Uint8Array(small.buffer);
}

export function restoredTenThousandths(bytes: Uint8Array): Float32Array {
  // Copied, since bytes that come from elsewhere need not lie where such numbers may.
  const small = new Int16Array(Uint8Array.from(bytes).buffer);
  return Float32Array.from(small, (value) => (value === unmeasured ? NaN : value / steps));
}
