/** What became of something that was asked for. */
export interface Outcome {
  readonly text: string;
  readonly isProblem: boolean;
}

export function OutcomeLine({ outcome }: { readonly outcome: Outcome | undefined }) {
  if (!outcome) return null;
  return (
    <p role={outcome.isProblem ? 'alert' : 'status'} className={outcome.isProblem ? 'error' : undefined}>
      {outcome.text}
    </p>
  );
}
