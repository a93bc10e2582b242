import type { AnnotationRecord, TierRecord } from './annotation-record.ts';
import { AnnotationRefusedError, type RefusalCode } from './annotation.errors.ts';

/** Longest text of an annotation, in UTF-16 units. */
export const longestText = 10_000;
/** Lengths are measured a little differently from tool to tool. */
export const slackSeconds = 0.001;

/** Annotations by id, with all of their families. */
export type AnnotationsById = ReadonlyMap<string, AnnotationRecord>;
export type TiersById = ReadonlyMap<string, TierRecord>;

/** @throws {AnnotationRefusedError} */
export function checkText({ id, text }: AnnotationRecord): void {
  if (text.length <= longestText) return;
  const message = `a text has ${longestText} characters at most, this one has ${text.length}`;
  throw new AnnotationRefusedError('TEXT', message, id);
}

/**
 * The times of an annotation by themselves, as its tier wants them.
 * @param former what it was; a file may bring intervals that last no time, and one that did may go on so
 * @throws {AnnotationRefusedError}
 */
export function checkTimes(
  annotation: AnnotationRecord,
  tier: TierRecord,
  durationSeconds: number,
  former?: AnnotationRecord,
): void {
  const { id, startSeconds, endSeconds } = annotation;
  const refuse = (reason: RefusalCode, message: string): never => {
    throw new AnnotationRefusedError(reason, message, id);
  };
  if (isSymbolic(tier)) {
    if (startSeconds === null && endSeconds === null) return;
    refuse('NO_TIMES_OF_ITS_OWN', `annotations of the tier ${tier.name} have the times of their parents`);
  }
  if (startSeconds === null || endSeconds === null) return refuse('TIMES', 'an annotation has a start and an end');
  const span = `from ${startSeconds} to ${endSeconds} s`;
  if (!(Number.isFinite(startSeconds) && Number.isFinite(endSeconds))) refuse('TIMES', `${span} is no time`);
  if (startSeconds < 0) refuse('TIMES', `${span}: a recording begins at 0`);
  if (endSeconds < startSeconds) refuse('TIMES', `${span}: it ends before it starts`);
  if (endSeconds > durationSeconds + slackSeconds) {
    refuse('BEHIND_RECORDING', `${span}: the recording ends at ${durationSeconds} s`);
  }
  if (tier.kind === 'POINTS') {
    if (startSeconds !== endSeconds) refuse('NOT_A_POINT', `${span}: the tier ${tier.name} has points`);
  } else if (endSeconds === startSeconds && !isMoment(former)) {
    refuse('TIMES', `${span}: an interval has some length`);
  }
}

function isMoment(annotation: AnnotationRecord | undefined): boolean {
  return (
    annotation !== undefined && annotation.startSeconds !== null && annotation.startSeconds === annotation.endSeconds
  );
}

/**
 * How an annotation lies to its parent and its siblings.
 * @param counts whether what another annotation says is to be heeded
 * @throws {AnnotationRefusedError}
 */
export function checkAmongOthers(
  annotation: AnnotationRecord,
  tier: TierRecord,
  parent: AnnotationRecord | undefined,
  siblings: readonly AnnotationRecord[],
  counts: (other: AnnotationRecord) => boolean,
): void {
  const { id, parentId } = annotation;
  if (tier.parentId === null) {
    if (parentId === null) return;
    throw new AnnotationRefusedError('PARENT', `the tier ${tier.name} has no parent`, id);
  }
  if (parent === undefined || parent.tierId !== tier.parentId) {
    throw new AnnotationRefusedError('PARENT', `it needs a parent in the tier that ${tier.name} depends on`, id);
  }
  const others = siblings.filter((each) => each.id !== id && counts(each));
  if (tier.constraint === 'SYMBOLIC_ASSOCIATION' && others.length > 0) {
    throw new AnnotationRefusedError('PARENT', `${tier.name} has one annotation for each parent, and has it`, id);
  }
  if (isSymbolic(tier)) return;
  const { resolvedStartSeconds: start, resolvedEndSeconds: end } = annotation;
  const { resolvedStartSeconds: from, resolvedEndSeconds: to } = parent;
  if (counts(parent) && (start < from - slackSeconds || end > to + slackSeconds)) {
    throw new AnnotationRefusedError(
      'OUTSIDE_PARENT',
      `from ${start} to ${end} s is outside of its parent, from ${from} to ${to} s`,
      id,
    );
  }
  if (tier.constraint !== 'TIME_SUBDIVISION') return;
  const over = others.find(
    (each) => each.resolvedStartSeconds < end - slackSeconds && each.resolvedEndSeconds > start + slackSeconds,
  );
  if (over === undefined) return;
  throw new AnnotationRefusedError(
    'OVERLAPS',
    `from ${start} to ${end} s overlaps its neighbour ${JSON.stringify(over.text.slice(0, 40))} in ${tier.name}`,
    id,
  );
}

export function isSymbolic({ constraint }: TierRecord): boolean {
  return constraint === 'SYMBOLIC_ASSOCIATION' || constraint === 'SYMBOLIC_SUBDIVISION';
}
