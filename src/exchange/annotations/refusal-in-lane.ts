import { AnnotationFormatError } from './annotation-format.errors.ts';

/** A refusal on its way from a worker thread, where errors lose their fields. */
export interface RefusalInLane {
  readonly kind: 'refused';
  readonly format: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly problem: string;
  readonly remedy: string;
}

/** In the thread. @throws what is no refusal */
export function refusalInLane(error: unknown): RefusalInLane {
  if (!(error instanceof AnnotationFormatError)) throw error;
  const { format, line, column, problem, remedy } = error;
  return { kind: 'refused', format, line, column, problem, remedy };
}

/** Where it arrives. @throws {AnnotationFormatError} it is a refusal */
export function acceptedOf<Read extends { readonly kind: 'read' }>(answer: Read | RefusalInLane): Read {
  if (answer.kind === 'read') return answer;
  const { format, line, column, problem, remedy } = answer;
  throw new AnnotationFormatError(format, line, problem, remedy, column);
}
