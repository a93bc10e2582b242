import type { TimeSpan } from '../time-span.ts';

/** How loud a sound is in each of its seconds: one number a second, 86,400 for a day. */
export class PowerBySecond {
  private readonly sums: number[] = [];

  add(samples: Float32Array, startSeconds: number): void {
    const second = Math.floor(startSeconds);
    while (this.sums.length <= second) this.sums.push(0);
    let sum = 0;
    for (let i = 0; i < samples.length; i++) sum += samples[i]! ** 2;
    this.sums[second]! += sum;
  }

  get isSilent(): boolean {
    return this.sums.every((sum) => sum === 0);
  }

  /** The stretch of so many seconds in which most of the power lies, the earliest of several. @param seconds whole, above 0 */
  loudest(seconds: number): TimeSpan {
    let [best, bestSum, sum] = [0, -1, 0];
    this.sums.forEach((each, second) => {
      sum += each;
      if (second >= seconds) sum -= this.sums[second - seconds]!;
      // Against what is left of subtracting, so that silence counts as nothing more.
      if (sum <= bestSum * (1 + 1e-12)) return;
      bestSum = sum;
      best = Math.max(0, second + 1 - seconds);
    });
    return { startSeconds: best, endSeconds: Math.min(this.sums.length, best + seconds) };
  }
}
