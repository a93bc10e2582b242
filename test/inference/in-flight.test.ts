import { describe, expect, it } from 'vitest';
import { InFlight } from '../../src/inference/in-flight.ts';

describe('what is in flight', () => {
  it('is shared until it is settled', async () => {
    const inFlight = new InFlight<number>();
    const entry = inFlight.open('run', false);
    const answers = [entry.addAsker(), inFlight.get('run')?.addAsker()];
    entry.resolve(7);
    expect(await Promise.all(answers)).toEqual([7, 7]);
    expect(inFlight.size).toBe(0);
  });

  it('is given up when the last asker cancels, and not before', async () => {
    const entry = new InFlight<number>().open('run', false);
    const askers = [new AbortController(), new AbortController()];
    const answers = askers.map(({ signal }) => entry.addAsker(signal));
    askers[0]?.abort();
    await expect(answers[0]).rejects.toThrow();
    expect(entry.abandoned.aborted).toBe(false);
    askers[1]?.abort();
    await expect(answers[1]).rejects.toThrow();
    expect(entry.abandoned.aborted).toBe(true);
  });

  it('is never given up while somebody asked without a signal', () => {
    const entry = new InFlight<number>().open('run', false);
    const asker = new AbortController();
    void entry.addAsker();
    entry.addAsker(asker.signal).catch(() => undefined);
    asker.abort();
    expect(entry.abandoned.aborted).toBe(false);
  });

  it('does not hand out what was given up, nor drop what was asked for anew', () => {
    const inFlight = new InFlight<number>();
    const givenUp = inFlight.open('run', false);
    givenUp.addAsker(AbortSignal.abort()).catch(() => undefined);
    expect(inFlight.get('run')).toBeUndefined();
    const anew = inFlight.open('run', false);
    givenUp.reject(new Error('given up'));
    expect(inFlight.get('run')).toBe(anew);
  });
});
