import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimelineState } from '../../../src/workbench/timeline/timeline-state.ts';
import { press } from '../../../src/workbench/timeline/use-pointer.ts';

/** A place of 100 pixels for 10 seconds, in a world without a page. */
function pressedPlace() {
  const state = new TimelineState(10);
  const place = Object.assign(new EventTarget(), {
    dataset: { place: 'sound' },
    closest: () => place,
    setPointerCapture: () => undefined,
    getBoundingClientRect: () => ({ left: 0, top: 0, width: 100 }),
  });
  const options = { state, rows: [], onSeek: vi.fn(), onPlay: vi.fn(), onChange: vi.fn() };
  place.addEventListener('pointerdown', (event) => press(event as PointerEvent, options));
  const send = (name: string, clientX: number, more = {}) =>
    place.dispatchEvent(
      Object.assign(new Event(name), { button: 0, isPrimary: true, pointerId: 1, clientX, clientY: 5, ...more }),
    );
  return { state, options, send };
}

describe('a press on the timeline', () => {
  beforeEach(() => vi.stubGlobal('requestAnimationFrame', () => 1));
  afterEach(() => vi.unstubAllGlobals());

  it('marks a stretch and plays it', () => {
    const { state, options, send } = pressedPlace();
    send('pointerdown', 20);
    send('pointermove', 50);
    send('pointerup', 50);
    expect(state.marked).toEqual([2, 5]);
    expect(options.onPlay).toHaveBeenCalledWith(2, 5);
  });

  it('leaves everything as it was where the page is scrolled by it', () => {
    const { state, options, send } = pressedPlace();
    state.mark([1, 3]);
    send('pointerdown', 20);
    send('pointermove', 26);
    expect(state.marked).toEqual([2, 2.6]);
    send('pointercancel', 26);
    expect(state.marked).toEqual([1, 3]);
    send('pointermove', 80);
    expect(state.marked).toEqual([1, 3]);
    expect(options.onPlay).not.toHaveBeenCalled();
    expect(options.onSeek).not.toHaveBeenCalled();
  });

  it('is not stretched by a second finger', () => {
    const { state, send } = pressedPlace();
    send('pointerdown', 20);
    send('pointerdown', 90, { pointerId: 2, isPrimary: false });
    send('pointermove', 95, { pointerId: 2, isPrimary: false });
    expect(state.marked).toBeUndefined();
    send('pointermove', 40);
    expect(state.marked).toEqual([2, 4]);
  });

  it('leaves a swipe up or down to the page', async () => {
    const sheet = new URL('../../../src/workbench/timeline/timeline.module.css', import.meta.url);
    expect(await readFile(sheet, 'utf8')).toMatch(/touch-action: pan-y;/);
  });
});
