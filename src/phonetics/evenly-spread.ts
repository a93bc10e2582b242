/** At most so many of a list, at equal distances through it, from the first on; all of a shorter one. */
export function evenlySpread<Each>(all: readonly Each[], most: number): Each[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, i) => all[Math.floor(i * step)]!);
}
