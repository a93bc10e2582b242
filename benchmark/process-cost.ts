import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ProcessCost {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMegabytes: number;
  /** What it wrote to standard output. */
  readonly output: string;
}

/** Runs Node in a process of its own and watches what it takes. @throws {Error} it did not end well */
export async function processCost(args: readonly string[], temporaryFolder: string): Promise<ProcessCost> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temporaryFolder },
  });
  let [output, complaint] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-100_000)));
  child.stderr.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-2000)));
  let used = { cpuSeconds: 0, peakMegabytes: 0 };
  const watch = setInterval(() => (used = usedBy(child.pid!) ?? used), 50);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${complaint}`);
  return { ...used, wallSeconds: (performance.now() - began) / 1000, output };
}

/** Time of a process and of those that it has waited for, and its peak resident size; nothing once it has ended. */
function usedBy(pid: number): { cpuSeconds: number; peakMegabytes: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    // The name in brackets may hold spaces; times are counted in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
    return peak === undefined ? undefined : { cpuSeconds: ticks / 100, peakMegabytes: Number(peak) / 1024 };
  } catch {
    return undefined;
  }
}
