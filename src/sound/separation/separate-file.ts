import { mkdir } from 'node:fs/promises';
import { PhonographError } from '../../errors.ts';
import { shownName, withoutRoom } from '../../media/media-errors.ts';
import { openMedia } from '../../media/open-media.ts';
import { hearSoundEvents } from '../hear-sound-events.ts';
import type { SoundNamer } from '../naming/sound-namer.ts';
import type { SourceKind } from '../sound-event.ts';
import type { AskedPart } from './asked-part.ts';
import { spanWithin, type AskedSpan } from './asked-span.ts';
import { hearPart, heardSeconds, type HeardAs } from './hear-part.ts';
import { hearingOf, partsHeard } from './hearing.ts';
import { momentOf } from './moment.ts';
import { parseQuery } from './parse-query.ts';
import { checkOutOfTheWay, partPath } from './part-path.ts';
import { PartWriter } from './part-writer.ts';
import { PowerBySecond } from './power-by-second.ts';
import { pullApart } from './pull-apart.ts';
import { PartsFolderError } from './separation.errors.ts';
import type { MaskNetwork } from './separator.ts';

/** Raised whenever the same recording would be pulled apart otherwise. */
export const separationVersion = '1';

/** Of what is shorter, resampling may leave nothing to be heard. */
const leastHeardSeconds = 0.01;

/** A file with a part of a recording, or with what is left over, as other programs rely on it. */
export interface SeparatedPart {
  readonly label: string;
  readonly kind: SourceKind;
  /** WAVE, 32-bit floats, of the recording's rate and channels, and of the length of what was pulled apart. */
  readonly path: string;
  /** Whether it is what is left over: all others and it add up to what was pulled apart. */
  readonly residual: boolean;
  /** What it is taken for by itself, of which the loudest half minute is heard; null where it is nothing that has a name. */
  readonly heard: HeardAs | null;
  /** Why it is empty, or is all there is; absent else. */
  readonly reason?: string;
}

export interface SeparateOptions {
  readonly separator: MaskNetwork;
  readonly namer: SoundNamer;
  /** Made where there is none. Files of the names that parts get are replaced in it. */
  readonly folder: string;
  /** Which part, {@link parseQuery}; one for each label that is heard unless said. */
  readonly query?: string;
  /** The stretch that is pulled apart, as if it were a recording of its own; all of it unless said. */
  readonly span?: AskedSpan;
  /** Files besides the recording that must stay as they are. */
  readonly inTheWay?: readonly string[];
  readonly signal?: AbortSignal;
  readonly progress?: (fraction: number) => void;
}

/**
 * Pulls a recording, or a stretch of it, apart into files, which get their names when all of them are whole.
 * @returns the parts, and what is left over at the end
 * @throws {UnknownQueryError}; {BadSpanError}; {PartInTheWayError}; {PartsFolderError}; {DiskFullError}; {MediaError} it is no recording, or has no sound
 */
export async function separateFile(path: string, options: SeparateOptions): Promise<readonly SeparatedPart[]> {
  const { separator, namer, folder, query, signal, progress } = options;
  const asked = query === undefined ? undefined : parseQuery(query, separator.labels);
  const media = await openMedia(path, signal);
  const span =
    options.span === undefined ? undefined : spanWithin(options.span, media.facts.durationSeconds, shownName(path));
  const moment = momentOf(media, span);
  const { format } = moment;
  const half = (from: number) => ({
    ...(signal && { signal }),
    ...(progress && { progress: (done: number) => progress(from + done / 2) }),
  });
  const hearing = hearingOf(await hearSoundEvents(moment, namer, half(0)), namer.labels);
  const parts = asked === undefined ? partsHeard(hearing.events, separator.labels) : [asked];

  const targets = [...parts.map(({ label }) => label), 'residual'].map((label) => partPath(path, label, folder, span));
  await checkOutOfTheWay(targets, path, [path, ...(options.inTheWay ?? [])]);
  const levels = targets.map(() => new PowerBySecond());
  const writers: PartWriter[] = [];
  try {
    await openWriters();
    const sinks = writers.map((writer, place) => ({
      write: (samples: Float32Array, startSeconds: number) => {
        levels[place]!.add(samples, startSeconds);
        return writer.write(samples);
      },
    }));
    const pulled = { ...half(0.5), ...(span && { span }) };
    await pullApart(media, separator, hearing, parts, sinks.slice(0, -1), sinks.at(-1)!, pulled);
    for (const writer of writers) await writer.finish();
  } finally {
    for (const writer of writers) await writer.abandon();
  }

  const separated: SeparatedPart[] = [];
  for (const [place, target] of targets.entries()) {
    const level = levels[place]!;
    const part = parts[place];
    const reason = reasonOf(part, place);
    separated.push({
      label: part?.label ?? 'residual',
      kind: part?.kind ?? 'UNKNOWN',
      path: target,
      residual: part === undefined,
      heard: isHeard(level) ? await hearPart(target, format, level.loudest(heardSeconds), namer, signal) : null,
      ...(reason !== undefined && { reason }),
    });
  }
  return separated;

  function isHeard(level: PowerBySecond): boolean {
    return !level.isSilent && moment.durationSeconds >= leastHeardSeconds;
  }

  async function openWriters(): Promise<void> {
    try {
      await mkdir(folder, { recursive: true });
      for (const target of targets) writers.push(await PartWriter.open(target, format));
    } catch (error) {
      const found = withoutRoom(error, folder);
      throw found instanceof PhonographError ? found : new PartsFolderError(folder, error);
    }
  }

  function reasonOf(part: AskedPart | undefined, place: number): string | undefined {
    const [own, residual] = [levels[place]!, levels.at(-1)!];
    const where = span === undefined ? 'recording' : 'stretch';
    if (levels.every((level) => level.isSilent)) return `the ${where} is silent`;
    if (part === undefined) return parts.length === 0 ? `nothing is heard in the ${where} that has a name` : undefined;
    if (part.isAllBut && residual.isSilent)
      return `${part.labels.join(', ')} is not heard in the ${where}, so that nothing is taken away`;
    return !part.isAllBut && own.isSilent ? `${part.label} is not heard in the ${where}` : undefined;
  }
}
