import { observe } from '../../../src/meaning/cross-situational-learner.ts';
import { emptyState } from '../../../src/meaning/learner-state.ts';
import { settle } from '../../../src/meaning/settle.ts';
import { generateWorld, noisyWorld } from '../../../test/meaning/generated-world.ts';

/** Time of online steps and of settling, in the noisy world. */
export function speed(): void {
  console.log('### Speed (noisy world)\n');
  console.log(
    '| situations | online, situations/s | last 1000 of them | settle, s | heap, MB |\n|---|---|---|---|---|',
  );
  for (const situations of [1000, 10_000, 50_000]) {
    const world = generateWorld({ ...noisyWorld, situations }).situations;
    const state = emptyState();
    const start = performance.now();
    let lastThousand = start;
    world.forEach((situation, i) => {
      if (i === situations - 1000) lastThousand = performance.now();
      observe(state, situation);
    });
    const end = performance.now();
    settle(world);
    const settled = performance.now();
    const perSecond = (count: number, since: number) => Math.round((count / (end - since)) * 1000);
    const heap = Math.round(process.memoryUsage().heapUsed / 1e6);
    const cells = [situations, perSecond(situations, start), perSecond(1000, lastThousand)];
    console.log(`| ${cells.join(' | ')} | ${((settled - end) / 1000).toFixed(2)} | ${heap} |`);
  }
}
