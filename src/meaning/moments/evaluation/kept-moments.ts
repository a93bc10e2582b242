import { appendFile, readFile } from 'node:fs/promises';
import { ParameterError } from '../../../errors.ts';
import { channels, type Channel, type Moment } from '../moment.ts';

interface KeptPart {
  readonly weight: number;
  /** 32-bit numbers in base 64. */
  readonly vector: string;
}

interface KeptLine {
  readonly file: string;
  readonly parts: Readonly<Record<Channel, readonly KeptPart[]>>;
}

/** What was heard and seen in clips, a JSON line a clip: to find it again takes a thousand times as long as to score it. */
export class KeptMoments {
  private constructor(
    private readonly path: string,
    private readonly known: ReadonlyMap<string, KeptLine>,
  ) {}

  /** @param path of a file that may not be there yet @throws {ParameterError} it holds something else */
  static async open(path: string): Promise<KeptMoments> {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const lines = text.split('\n').filter((line) => line !== '');
    const kept = lines.map((line, at) => {
      try {
        return JSON.parse(line) as KeptLine;
      } catch (cause) {
        throw new ParameterError(`${path}, line ${at + 1}: no kept moment; remove the file`, { cause });
      }
    });
    return new KeptMoments(path, new Map(kept.map((line) => [line.file, line])));
  }

  read(file: string, id: string): Moment | undefined {
    const line = this.known.get(file);
    if (line === undefined) return undefined;
    return { id, parts: mapped((channel) => line.parts[channel].map(restored)) };
  }

  async write(file: string, { parts }: Moment): Promise<void> {
    const line: KeptLine = { file, parts: mapped((channel) => parts[channel].map(packed)) };
    await appendFile(this.path, `${JSON.stringify(line)}\n`);
  }
}

function mapped<Value>(of: (channel: Channel) => Value): Record<Channel, Value> {
  return Object.fromEntries(channels.map((channel) => [channel, of(channel)])) as Record<Channel, Value>;
}

function packed({ weight, vector }: Moment['parts'][Channel][number]): KeptPart {
  return { weight, vector: Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64') };
}

function restored({ weight, vector }: KeptPart): Moment['parts'][Channel][number] {
  // Copied, so that the numbers lie where 32-bit numbers may.
  const bytes = Uint8Array.from(Buffer.from(vector, 'base64'));
  return { weight, vector: new Float32Array(bytes.buffer) };
}
