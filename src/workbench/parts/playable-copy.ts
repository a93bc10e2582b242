import { refusalOf } from '../api/refusal.ts';

/** Where a recording is kept as every browser can play it. */
export function playableCopyOf(mediaPath: string): string {
  return `${mediaPath}/playable`;
}

/** Between two questions: the server holds each of them back until there is something to tell. */
const restMs = 500;

/**
 * Resolves when the copy can be played; it is made when it is first asked for.
 * @param onProgress how much of it is made, 0 to 1
 * @throws {Error} the server's reason; DOMException AbortError when `signal` ends it
 */
export async function waitForPlayableCopy(
  mediaPath: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    // One byte: what is asked for is whether it is there.
    const response = await fetch(playableCopyOf(mediaPath), { headers: { Range: 'bytes=0-0' }, signal });
    if (response.status !== 202) {
      if (!response.ok) throw new Error(await refusalOf(response));
      await response.body?.cancel();
      return;
    }
    const { progress } = (await response.json()) as { readonly progress: number };
    onProgress(progress);
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}
