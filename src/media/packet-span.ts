/** When a packet is shown or heard, in seconds on the container's clock; NaN where it does not say. */
export interface Packet {
  readonly track: number;
  readonly pts: number;
  readonly dts: number;
  readonly duration: number;
}

/** ffprobe's fields for it, in the order in which it prints them. */
export const PACKET_ENTRIES = 'packet=stream_index,pts_time,dts_time,duration_time';

/** Seconds. Of an Ogg file that was cut, the last packet can claim a day or a week: a counter that went below zero. */
const LONGEST_PACKET = 3600;

/** From the first packet to the end of the last, over the tracks that are used. */
export class PacketSpan {
  /** Packets seen, by track. */
  readonly counts = new Map<number, number>();
  private first = Infinity;
  private last = -Infinity;
  private readonly summed = new Map<number, number>();

  constructor(private readonly used: ReadonlySet<number>) {}

  add({ track, pts, dts, duration }: Packet): void {
    if (!this.used.has(track)) return;
    const length = duration > 0 && duration <= LONGEST_PACKET ? duration : 0;
    this.counts.set(track, (this.counts.get(track) ?? 0) + 1);
    this.summed.set(track, (this.summed.get(track) ?? 0) + length);
    const start = Number.isFinite(pts) ? pts : dts;
    if (!Number.isFinite(start)) return;
    this.first = Math.min(this.first, start);
    this.last = Math.max(this.last, start + length);
  }

  /** @param start where the clock stands at the recording's start; at the first packet when undefined */
  durationSeconds(start: number | undefined): number {
    // Raw streams without a clock have lengths only.
    if (!Number.isFinite(this.last)) return Math.max(0, ...this.summed.values());
    return Math.max(0, this.last - (start ?? this.first));
  }
}
