/**
 * Whether the server has said that whoever looks at the page may not come in any more: the session is over, its key revoked.
 * Such a credential is never taken for none, so the page lets go of it; then it may see at least what is open to everybody.
 */
class SessionEnd {
  #isOver = false;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly isOver = (): boolean => this.#isOver;

  tell(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    void leave().finally(() => {
      for (const listener of this.#listeners) listener();
    });
  }
}

export const sessionEnd = new SessionEnd();

/** Ends the session in this browser. */
export async function leave(): Promise<void> {
  await fetch('/sign-out', { method: 'POST' });
}
