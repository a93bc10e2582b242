import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { IngestProgress } from '../ingestion/ingest-worker.ts';

/**
 * One bar over everything that was put in: share of the recorded time that is done, time left, and speed as × real
 * time. Drawn only on a terminal.
 */
export class IngestProgressBar {
  private readonly bars = new MultiBar(
    {
      stream: process.stderr,
      format: '{bar} {percentage}% | {done}/{count} recordings | {speed} × real time | {left} left | {now}',
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  private readonly bar: SingleBar | undefined;
  private readonly seconds = new Map<string, number>();
  private readonly fractions = new Map<string, number>();
  private readonly startedAt = performance.now();
  private done = 0;

  constructor(isTerminal: boolean) {
    if (isTerminal) this.bar = this.bars.create(1, 0, this.fields(0, ''));
  }

  add(recordingId: string, durationSeconds: number): void {
    this.seconds.set(recordingId, durationSeconds);
    this.draw('');
  }

  move({ recordingId, fraction, state, title, inference }: IngestProgress): void {
    if (state !== 'RUNNING' && (this.fractions.get(recordingId) ?? 0) < 1) this.done += 1;
    this.fractions.set(recordingId, state === 'RUNNING' ? Math.min(0.999, fraction) : 1);
    this.draw(inference === undefined ? title : `${inference} of ${title}`);
  }

  stop(): void {
    this.bars.stop();
  }

  private draw(now: string): void {
    let total = 0;
    let finished = 0;
    for (const [id, seconds] of this.seconds) {
      total += seconds;
      finished += seconds * (this.fractions.get(id) ?? 0);
    }
    this.bar?.setTotal(Math.max(total, 1e-3));
    this.bar?.update(finished, this.fields(finished, now, total));
  }

  private fields(finished: number, now: string, total = 0) {
    const elapsed = (performance.now() - this.startedAt) / 1000;
    const speed = elapsed > 0 ? finished / elapsed : 0;
    const left = speed > 0 ? clock((total - finished) / speed) : '--:--';
    return { done: this.done, count: this.seconds.size, speed: speed.toFixed(1), left, now: now.slice(0, 40) };
  }
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const text = `${String(minutes % 60).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
  return minutes < 60 ? text : `${Math.floor(minutes / 60)}:${text}`;
}
