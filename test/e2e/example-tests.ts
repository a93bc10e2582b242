import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunningProgram } from './running-server.ts';

const examples = new URL('../../examples/', import.meta.url);
const patience = { timeout: 90_000 };

class Example {
  said = '';
  private readonly child: ChildProcess;

  constructor(name: string, args: readonly string[]) {
    const main = fileURLToPath(new URL(`${name}/main.ts`, examples));
    this.child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    }
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const [status] = (await once(this.child, 'close')) as [number | null];
    return status;
  }

  kill(): void {
    this.child.kill();
  }
}

/** The examples as their readers run them, with the sample in the graph. */
export function exampleTests(programOf: () => RunningProgram): void {
  describe('the examples', () => {
    const running: Example[] = [];
    const run = (name: string, ...args: string[]) => {
      const example = new Example(name, args);
      running.push(example);
      return example;
    };
    afterEach(() => {
      for (const example of running.splice(0)) example.kill();
    });

    it('tell what sounds mean, and where that is heard', async () => {
      const example = run('query-relations', programOf().server.url, '0.5');
      expect(await example.ended(), example.said).toBe(0);
      expect(example.said).toMatch(/^form_\w+ means .+: \d+ % \(\d+ % to \d+ %\), (HYPOTHESIS|CONFIRMED)/);
      expect(example.said).toMatch(/heard while it was in view: http.+#t=[\d.]+,[\d.]+/);
    });

    it('follow what is learned', async () => {
      const program = programOf();
      const { mappings } = await program.query<{ mappings: { edges: { node: { id: string } }[] } }>(
        '{ mappings(minimumProbability: 0.9, status: HYPOTHESIS, first: 1) { edges { node { id } } } }',
      );
      const { id } = mappings.edges[0]!.node;
      const example = run('follow-mappings', program.server.url, '1');
      await expect.poll(() => example.said, patience).toContain('following');
      // It follows from when the server has its subscription on; what happened before is not told.
      const reject = 'mutation ($id: ID!) { reviewMapping(id: $id, verdict: REJECTED) { id } }';
      const retract = 'mutation ($id: ID!) { retractReview(id: $id) { id } }';
      let ended = false;
      const end = example.ended().then((status) => {
        ended = true;
        return status;
      });
      while (!ended) {
        await program.query(reject, { id });
        await program.phonograph.worker.idle();
        await program.query(retract, { id });
        await program.phonograph.worker.idle();
      }
      expect(await end, example.said).toBe(0);
      expect(example.said).toMatch(/form_\w+ means .+: \d\.\d\d → (\d\.\d\d|gone) \(\w+\)/);
    });

    it('put a corpus of ELAN in, and get it back whole', async () => {
      const folder = (path: string) => fileURLToPath(new URL(path, examples));
      const example = run(
        'import-elan',
        ...[folder('import-elan/corpus'), folder('sample/clips'), programOf().server.url],
      );
      expect(await example.ended(), example.said).toBe(0);
      expect(example.said.match(/put in|was in already/g)).toHaveLength(3);
      expect(example.said).toContain('clip-01.eaf: 6 annotations in words, ipa, gloss');
      expect(example.said).toContain('2.385 s to 2.934 s: tree');
      expect(example.said.match(/given back with 0 losses/g)).toHaveLength(3);
    });
  });
}
