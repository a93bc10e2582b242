import { readFile, stat } from 'node:fs/promises';
import { ParameterError } from '../errors.ts';
import { checkTranscriptSize } from '../phonetics/transcripts/decode-transcript.ts';

/**
 * The bytes of a file of subtitles.
 * @throws {ParameterError} there is no such file
 * @throws {TranscriptFormatError} it is too large to be one
 */
export async function readTranscript(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) throw new ParameterError(`${file} is no file`);
  checkTranscriptSize(found.size);
  return await readFile(file);
}
