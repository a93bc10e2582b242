/**
 * The command lines that ffmpeg is given. The only user of `fluent-ffmpeg`, which is archived upstream: it is used to
 * put arguments in order and not to run them, since its runner probes capabilities first, keeps paths in a global, has
 * no back-pressure on errors and cannot be aborted.
 */
import { resolve } from 'node:path';
import ffmpeg from 'fluent-ffmpeg';
import { GUARDED_INPUT } from './container-whitelist.ts';

export interface DecodeCommand {
  readonly path: string;
  /** Placed before the input, such as a seek. */
  readonly inputOptions?: readonly string[];
  readonly audioFilters?: readonly string[];
  readonly videoFilters?: readonly string[];
  readonly outputOptions: readonly string[];
}

/** A name that ffmpeg can take neither for an option nor for another protocol, whatever its characters. */
export function inputName(path: string): string {
  return `file:${resolve(path)}`;
}

/** Arguments that decode one file to standard output, silent but for errors, under the guards of every input. */
export function decodeArguments(command: DecodeCommand): string[] {
  const quiet = ['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'error', '-threads', '2'];
  const line = ffmpeg(inputName(command.path)).inputOptions([
    ...quiet,
    ...GUARDED_INPUT,
    ...(command.inputOptions ?? []),
  ]);
  if (command.audioFilters?.length) line.audioFilters(command.audioFilters.join(','));
  if (command.videoFilters?.length) line.videoFilters(command.videoFilters.join(','));
  line.outputOptions(['-sn', '-dn', '-map_metadata', '-1', ...command.outputOptions]).output('pipe:1');
  return line._getArguments();
}
