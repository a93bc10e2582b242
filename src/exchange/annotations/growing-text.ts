const linesAPiece = 4096;

/** Lines of a file that is being written. They are joined as they come: millions of small strings take several times their room. */
export class GrowingText {
  private readonly pieces: string[] = [];
  private lines: string[] = [];

  push(...lines: readonly string[]): void {
    for (const line of lines) this.lines.push(line);
    if (this.lines.length >= linesAPiece) this.join();
  }

  /** Each line with its end. */
  toString(): string {
    this.join();
    return this.pieces.join('');
  }

  private join(): void {
    if (this.lines.length === 0) return;
    this.pieces.push(`${this.lines.join('\n')}\n`);
    this.lines = [];
  }
}
