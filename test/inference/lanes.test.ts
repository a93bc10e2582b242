import { afterAll, describe, expect, it } from 'vitest';
import { LaneError } from '../../src/inference/inference-errors.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { toyRun } from './toy-inference.ts';

describe('lanes', { timeout: 60_000 }, () => {
  const lanes = new Lanes(1, 50);
  afterAll(() => lanes.close());

  const double = toyRun('double');
  const call = (module: URL, argument: unknown = null) => lanes.call('lane', module, argument);

  it('runs a pure function away from the event loop', async () => {
    expect(await call(double, 21)).toBe(42);
  });

  it('gives back what a module threw, as a defect that another try does not mend', async () => {
    await expect(call(double, 'two')).rejects.toMatchObject({
      code: 'INTERNAL',
      message: 'the toy doubles numbers',
      retryable: false,
    });
  });

  it('gives back the code of a fault that was foreseen', async () => {
    await expect(call(toyRun('unavailable'))).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true });
  });

  it('refuses a module that is not there', async () => {
    await expect(call(toyRun('nothing'))).rejects.toMatchObject({ code: 'INTERNAL', retryable: false });
  });

  it('refuses what cannot be cloned, and goes on', async () => {
    await expect(call(double, () => undefined)).rejects.toThrow(/cannot be given this/);
    expect(await call(double, 1)).toBe(2);
  });

  it('says that a thread died, and recovers with a new one', async () => {
    const [dead, next] = await Promise.allSettled([call(toyRun('exits')), call(double, 4)]);
    expect(dead).toMatchObject({ status: 'rejected', reason: { code: 'LANE_UNAVAILABLE', retryable: true } });
    expect(next).toMatchObject({ status: 'fulfilled', value: 8 });
  });

  it('does not start what was cancelled before', async () => {
    await expect(
      lanes.do('lane', { kind: 'call', module: double.href, argument: 1 }, { signal: AbortSignal.abort() }),
    ).rejects.toThrow(LaneError);
    const later = new AbortController();
    const first = call(double, 1);
    const second = lanes.do('lane', { kind: 'call', module: double.href, argument: 2 }, { signal: later.signal });
    later.abort();
    await expect(second).rejects.toThrow(/cancelled before it started/);
    expect(await first).toBe(2);
  });

  it('ends the thread of a cancelled run that does not end by itself', async () => {
    await call(double, 1);
    const cancel = new AbortController();
    const stubborn = lanes.do('lane', { kind: 'call', module: toyRun('stubborn').href, argument: null }, cancel);
    cancel.abort();
    await expect(stubborn).rejects.toThrow(/its thread was ended/);
    expect(await call(double, 3)).toBe(6);
  });

  it('lets lanes of other names work meanwhile', async () => {
    const cancel = new AbortController();
    const stubborn = lanes.do('other', { kind: 'call', module: toyRun('stubborn').href, argument: null }, cancel);
    expect(await call(double, 5)).toBe(10);
    cancel.abort();
    await expect(stubborn).rejects.toThrow(LaneError);
  });

  it('ends what it has when it is closed', async () => {
    const closing = new Lanes(1);
    const ends = Promise.allSettled([1, 2].map(() => closing.call('lane', toyRun('stubborn'), null)));
    await closing.close();
    for (const end of await ends)
      expect(end).toMatchObject({ status: 'rejected', reason: { code: 'LANE_UNAVAILABLE' } });
    await expect(closing.call('lane', double, 1)).rejects.toThrow(/closed/);
  });
});
