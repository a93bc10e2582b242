import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { planSample } from '../../examples/sample/plan.ts';
import { nouns } from '../../examples/sample/vocabulary.ts';
import { IngestJobStore } from '../../src/ingestion/ingest-job.store.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { ingest, startProgram, type RunningProgram } from './running-server.ts';
import { settledGraph } from './settled-graph.ts';

const clipsFolder = new URL('../../examples/sample/clips/', import.meta.url);

describeGraph('sixteen writers on two servers, who put the same recordings in', (fixture) => {
  it('leave the settled graph of one writer, mappings equal to a millionth', { timeout: 400_000 }, async () => {
    // all clips of two of the nouns: enough to learn what they mean
    const some = new Set(nouns.slice(0, 2).map(({ word }) => word));
    const plans = planSample().filter(({ words }) => words.some(({ word }) => some.has(word)));
    const clips = await Promise.all(
      plans.map(async ({ file }) => ({ name: file, bytes: await readFile(new URL(file, clipsFolder)) })),
    );
    expect(clips).toHaveLength(8);

    await fixture.wipe();
    const ofMany = await settledBy(2, async (programs) => {
      const writers = Array.from({ length: 16 }, async (_, writer) => {
        const ids: string[] = [];
        for (const step of [0, 1, 2]) {
          const clip = clips[(writer + step * 5) % clips.length]!;
          ids.push(await ingestInTurn(programs[writer % 2]!, clip));
        }
        return ids;
      });
      expect(new Set((await Promise.all(writers)).flat()).size).toBe(clips.length);
    });

    await fixture.wipe();
    const ofOne = await settledBy(1, async ([program]) => {
      for (const { bytes, name } of clips) await ingest(program!, bytes, name);
    });
    expect(ofMany.filter((line) => line.includes(' means ')).length).toBeGreaterThan(0);
    expect(ofMany).toEqual(ofOne);
  });

  /** A client that comes again when told that too many upload at once. */
  async function ingestInTurn(program: RunningProgram, { bytes, name }: { bytes: Uint8Array; name: string }) {
    for (;;) {
      try {
        return await ingest(program, bytes, name);
      } catch (error) {
        if (!String(error).includes('TOO_MANY')) throw error;
        await sleep(50);
      }
    }
  }

  /** Servers with one data folder, as on a shared disk. @returns the graph once nothing is left to do */
  async function settledBy(
    count: number,
    write: (programs: readonly RunningProgram[]) => Promise<void>,
  ): Promise<readonly string[]> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'phonograph-writers-'));
    const programs = await Promise.all(Array.from({ length: count }, () => startProgram({ dataFolder })));
    try {
      await write(programs);
      const jobs = new IngestJobStore(fixture.graph);
      while ((await jobs.open()) > 0) await programs[0]!.phonograph.changes.nextChange(1_000);
      for (const { phonograph } of programs) await phonograph.worker.idle();
    } finally {
      for (const program of programs) await program.stop();
      await rm(dataFolder, { recursive: true, force: true });
    }
    return await settledGraph(fixture.graph);
  }
});
