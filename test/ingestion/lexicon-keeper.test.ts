import { EventEmitter, once } from 'node:events';
import { expect, it } from 'vitest';
import { CorpusTakenError } from '../../src/inference/corpus-runner.ts';
import { LexiconKeeper } from '../../src/ingestion/lexicon-keeper.ts';

it('says when it is idle that it was to take up a lexicon while it settled it', async () => {
  const events = new EventEmitter();
  const idle: boolean[] = [];
  let settled = 0;
  const keeper = new LexiconKeeper({
    corpus: {
      catchUp: () => Promise.resolve(),
      async settle() {
        settled += 1;
        const released = once(events, 'release');
        events.emit('settling');
        await released;
      },
      lexiconsBehind: () => Promise.resolve(['lexicon']),
    },
    openJobs: () => Promise.resolve(0),
    onFault: (error) => expect.unreachable(String(error)),
    onIdle: (missed) => idle.push(missed),
  });
  const settling = once(events, 'settling');
  keeper.takeIn('lexicon');
  await settling;
  await keeper.takeUp();
  expect(idle).toEqual([]);
  events.emit('release');
  await expect.poll(() => idle).toEqual([true]);
  const again = once(events, 'settling');
  await keeper.takeUp();
  await again;
  events.emit('release');
  await expect.poll(() => idle).toEqual([true, false]);
  expect(settled).toBe(2);
});

it('takes up at once, and without a fault, what overtook it', async () => {
  const events = new EventEmitter();
  const idle: boolean[] = [];
  const settles = [() => Promise.reject(new CorpusTakenError('overtaken')), () => Promise.resolve()];
  let behind = true;
  const keeper = new LexiconKeeper({
    corpus: {
      catchUp: () => Promise.resolve(),
      async settle() {
        await settles.shift()!();
        behind = false;
      },
      lexiconsBehind: () => Promise.resolve(behind ? ['lexicon'] : []),
    },
    openJobs: () => Promise.resolve(0),
    onFault: (error) => expect.unreachable(String(error)),
    onIdle: (missed) => {
      idle.push(missed);
      events.emit('idle');
    },
  });
  for (const missed of [true, false]) {
    const idled = once(events, 'idle');
    await keeper.takeUp();
    await idled;
    expect(idle.at(-1)).toBe(missed);
  }
  expect(settles).toEqual([]);
  await keeper.takeUp();
  expect(idle).toEqual([true, false]);
});
