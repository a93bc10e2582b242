#!/usr/bin/env node
// The first module of every command: plain JavaScript without dependencies, since on a fresh clone there are none yet.
// It installs what is missing, says so, and hands over.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const leastNode = [20, 19];

checkNode();
installPackages();
const [command, ...rest] = process.argv.slice(2);
if (command === 'test') {
  installStore();
  buildForClients();
  process.exitCode = await runChecks(rest);
} else {
  // `gloss` is how captions ask what was learned.
  const needStore = new Set([
    ...['start', 'serve', 'ingest', 'mappings', 'interpret', 'calls', 'phones', 'similar', 'transcript', 'gloss'],
    ...['backup', 'restore'],
  ]);
  if (process.argv.slice(2).some((argument) => needStore.has(argument))) installStore();
  if (command === 'start' || command === 'serve') buildForClients();
  const { register } = await import('tsx/esm/api');
  // From wherever it is called, by this project's settings: without them decorators are read otherwise.
  register({ tsconfig: `${root}tsconfig.json` });
  await import('./cli.ts');
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  fail(`Phonograph needs Node.js ${leastNode.join('.')} or newer, and this is ${process.versions.node}`);
}

/** `npm ci` where node_modules is missing, or was made for another package-lock.json. */
function installPackages() {
  const lock = `${root}package-lock.json`;
  // A package that was installed by npm has no lock file of its own, and its dependencies beside it.
  if (!existsSync(lock)) return;
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  const marker = `${root}node_modules/.phonograph-lock`;
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say('installing packages (npm ci) …');
  const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    // What npm says must not mix with what a command prints.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) fail('npm ci did not succeed; see above');
  writeFileSync(marker, wanted);
}

/**
 * The workbench and the typed client, where they are missing or were built from other sources. A package that was installed by
 * npm carries them built, and no sources of them.
 */
function buildForClients() {
  if (!existsSync(`${root}src/workbench`)) return;
  const marker = `${root}dist/.sources`;
  const wanted = hashOfBuilt();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say('building the workbench and the client …');
  const npm = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) fail('they were not built; see above');
  writeFileSync(marker, wanted);
}

/** Of all that it is built of. */
function hashOfBuilt() {
  const hash = createHash('sha256');
  const names = ['src/client', 'src/workbench']
    .flatMap((folder) => readdirSync(root + folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('generated'))
    .sort();
  for (const path of [...names, `${root}schema/schema.graphql`, `${root}package-lock.json`]) {
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** On Debian and Ubuntu, as root, a missing JDK or Maven is installed; elsewhere the store says what is missing. */
function installStore() {
  if (process.env.NEO4J_URI || process.platform !== 'linux') return;
  const missing = [
    ...(hasJdk() ? [] : ['openjdk-17-jdk-headless']),
    ...(answers('mvn', ['--version']) ? [] : ['maven']),
  ];
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  say(`installing ${missing.join(' and ')} with apt-get, for the local Neo4j …`);
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  // Debian names its default JDK where version 17 is not among its packages any more.
  const install = (names) =>
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options).status === 0;
  if (!install(missing)) install(missing.map((name) => name.replace('openjdk-17-jdk', 'default-jdk')));
}

function hasJdk() {
  // The store's launcher is compiled, so a runtime alone will not do.
  const javac = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/javac` : 'javac';
  const said = spawnSync(javac, ['-version'], { encoding: 'utf8' });
  const version = /javac (\d+)/.exec(`${said.stderr}${said.stdout}`);
  return version !== null && Number(version[1]) >= 17;
}

function answers(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/**
 * Types, lint, format, spelling and tests: what `npm test` stands for. Every part runs, and all must pass. Tests that share
 * a store follow one another, and mostly wait for it: two at a time, on a store each. What needs no store runs beside those of
 * the graph, and is shown when it ends; those of the whole come last.
 */
async function runChecks(args) {
  if (args.length > 0) return (await runTests(args)) ? 0 : 1;
  const failed = [];
  const beside = async () => {
    for (const name of ['types', 'lint', 'format', 'spelling', 'arrows']) {
      if (!(await shown(`checking ${name}`, 'npm', ['run', '--silent', `check:${name}`]))) failed.push(name);
    }
    if (!(await runTests(['--project', 'pure', '--project', 'tools'], 'testing what needs no store')))
      failed.push('tests');
  };
  process.env.PHONOGRAPH_TEST_STORES = '2';
  const onStores = async () => {
    if (!(await runTests(['--project', 'graph']))) failed.push('tests on the store');
  };
  await Promise.all([beside(), onStores()]);
  // These run programs of their own, with time limits, that a processor with more to do would make them miss.
  if (!(await runTests(['--project', 'e2e']))) failed.push('tests of the whole');
  if (failed.length > 0) say(`failed: ${failed.join(', ')}`);
  return failed.length > 0 ? 1 : 0;
}

/** @param beside what it is called where it runs beside another run, whose output goes to the terminal */
async function runTests(args, beside) {
  const command = ['--no-install', 'vitest', 'run', ...args];
  return beside === undefined ? await ended(start('npx', command)) : await shown(beside, 'npx', command);
}

/** Runs a program and shows what it says when it has ended, in one piece. */
async function shown(what, program, args) {
  const child = start(program, args, ['ignore', 'pipe', 'pipe']);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
  const succeeded = await ended(child);
  say(`${what}: ${succeeded ? 'passed' : 'failed'}`);
  process.stderr.write(Buffer.concat(said));
  return succeeded;
}

function start(program, args, stdio = 'inherit') {
  return spawn(program, args, { cwd: root, stdio, shell: process.platform === 'win32' });
}

async function ended(child) {
  try {
    const [status] = await once(child, 'close');
    return status === 0;
  } catch {
    return false;
  }
}

function say(text) {
  process.stderr.write(`phonograph: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
