import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const bootstrap = fileURLToPath(new URL('../../src/bootstrap.mjs', import.meta.url));

function infer(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile('node', [bootstrap, 'infer', ...args], (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

describe('options of infer', () => {
  it.each([
    ['phones', '--query', 'the dog', 'separation'],
    ['prosody', '--out', 'parts', 'separation'],
    ['phones', '--from', '2', 'separation'],
    ['sound-events', '--to', '2', 'separation'],
    ['separation', '--window', '2', 'sound-events'],
    ['phones', '--transcript', 'any.vtt', 'emotion'],
  ])('%s has no %s', async (inference, option, value, owner) => {
    const { status, stdout, stderr } = await infer(inference, 'any.wav', option, value);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`${option} is for ${owner}, not for ${inference}`);
  });

  it.each(['-1', 'soon', ''])('are seconds where %j is none', async (value) => {
    const { status, stderr } = await infer('separation', 'any.wav', '--from', value);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--from.*must be a number from 0/);
  });

  it.each([
    ['--transcript', 'any.vtt'],
    ['--language', 'en'],
  ])('have no %s alone', async (option, value) => {
    const { status, stderr } = await infer('emotion', 'any.wav', option, value);
    expect(status).toBe(2);
    expect(stderr).toContain('--transcript and --language belong together');
  });

  it('are of inferences that there are', async () => {
    const { status, stderr } = await infer('telepathy', 'any.wav');
    expect(status).toBe(2);
    expect(stderr).toMatch(/"telepathy"; there are sound-events.*separation/);
  });
});
