import { MASK_BANDS } from './mask-bands.ts';
import type { MaskBlock } from './mask-windows.ts';

/** Masks at any time from masks of frames, between two of which they go over in a line. Two blocks are held at once. */
export class MasksInTime {
  private held: readonly MaskBlock[] = [];
  private readonly between: readonly Float32Array[];

  /** @param parts how many masks there are for each frame */
  constructor(
    private readonly blocks: AsyncIterator<MaskBlock, void>,
    parts: number,
  ) {
    this.between = Array.from({ length: parts }, () => new Float32Array(MASK_BANDS));
  }

  /**
   * @param position in frames, not before the last one that was asked for; after the last frame its masks hold
   * @returns one mask a part, shape (MASK_BANDS), in the same arrays each time
   */
  async at(position: number): Promise<readonly Float32Array[]> {
    const frame = Math.floor(position);
    const next = position > frame ? frame + 1 : frame;
    while (next >= this.end) {
      const { done, value } = await this.blocks.next();
      if (done === true) break;
      this.held = [...this.held.slice(-1), value];
    }
    // Sound too short for a frame has empty masks.
    if (this.end === 0) return this.between;
    const share = position - frame;
    this.between.forEach((mask, part) => {
      const [one, other] = [this.row(frame, part), this.row(next, part)];
      for (let band = 0; band < MASK_BANDS; band++) mask[band] = (1 - share) * one[band]! + share * other[band]!;
    });
    return this.between;
  }

  private get end(): number {
    const last = this.held.at(-1);
    return last === undefined ? 0 : last.firstFrame + last.frames;
  }

  private row(frame: number, part: number): Float32Array {
    const place = Math.min(frame, this.end - 1);
    const block = this.held.find(({ firstFrame, frames }) => place >= firstFrame && place < firstFrame + frames)!;
    const at = (place - block.firstFrame) * MASK_BANDS;
    return block.masks[part]!.subarray(at, at + MASK_BANDS);
  }
}
