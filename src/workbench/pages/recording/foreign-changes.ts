/** An event of the annotations of a recording. */
export interface ChangeNews {
  readonly revision: number;
  readonly tierIds: readonly string[];
  /** Empty where there are more than are told, or only tiers changed. */
  readonly annotationIds: readonly string[];
  readonly happened: string;
}

/**
 * Which events tell something new: not those of this page's own edits, whose answers have told it. An event may come before the answer to
 * its edit, so while one is under way all wait.
 */
export class ForeignChanges {
  private readonly own = new Set<number>();
  private readonly waiting: ChangeNews[] = [];
  private unanswered = 0;

  constructor(private readonly tell: (news: ChangeNews) => void) {}

  sent(): void {
    this.unanswered += 1;
  }

  /** @param revision of what the edit changed; undefined where it was refused, or nobody knows */
  answered(revision: number | undefined): void {
    this.unanswered -= 1;
    if (revision !== undefined) this.own.add(revision);
    if (this.unanswered > 0) return;
    for (const news of this.waiting.splice(0)) this.heed(news);
  }

  heed(news: ChangeNews): void {
    if (this.unanswered > 0) this.waiting.push(news);
    else if (!this.own.has(news.revision)) this.tell(news);
  }

  /** Whether an annotation of this revision is as this page has made it. */
  isOwn(revision: number): boolean {
    return this.own.has(revision);
  }
}
