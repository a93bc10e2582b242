import { separateFile, separationVersion, type SeparatedPart } from '../sound/separation/separate-file.ts';
import { Separator } from '../sound/separation/separator.ts';
import { SoundNamer } from '../sound/naming/sound-namer.ts';
import { say } from './terminal.ts';

/** Not of the plan, since what it finds are files and no statements; beside the inferences on the command line. */
export const separation = { name: 'separation', version: separationVersion } as const;

export interface SeparationOptions {
  readonly query?: string;
  /** The folder of the parts; the present one unless said. */
  readonly out?: string;
  /** In seconds; the recording's start unless said. */
  readonly from?: number;
  /** In seconds; the recording's end unless said. */
  readonly to?: number;
}

/** How often one hears how far a long recording is. */
const newsMs = 15_000;

/** @returns what pulls one of the files apart; none writes over another one or over its parts */
export function separationOf(
  files: readonly string[],
  { query, out = '.', from, to }: SeparationOptions,
): (file: string) => Promise<readonly SeparatedPart[]> {
  const inTheWay = [...files];
  return async (file) => {
    const interrupt = new AbortController();
    const onSignal = () => interrupt.abort(new Error('interrupted'));
    process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
    try {
      const parts = await separateFile(file, {
        separator: await Separator.load(),
        namer: await SoundNamer.load(),
        folder: out,
        inTheWay,
        signal: interrupt.signal,
        progress: nowAndThen((fraction) => say(`${file}: ${Math.floor(fraction * 100)} %`)),
        ...(query !== undefined && { query }),
        ...((from !== undefined || to !== undefined) && { span: { startSeconds: from, endSeconds: to } }),
      });
      inTheWay.push(...parts.map(({ path }) => path));
      return parts;
    } catch (error) {
      // Files that are not whole are gone by now.
      if (interrupt.signal.aborted) process.exit(130);
      throw error;
    } finally {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    }
  };
}

function nowAndThen(tell: (fraction: number) => void): (fraction: number) => void {
  let toldAtMs = performance.now();
  return (fraction) => {
    if (performance.now() - toldAtMs < newsMs) return;
    toldAtMs = performance.now();
    tell(fraction);
  };
}
