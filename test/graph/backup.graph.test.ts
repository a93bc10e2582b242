import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConflictError, ParameterError } from '../../src/errors.ts';
import { backup, BadBackupError, restore } from '../../src/graph/backup.ts';
import type { GraphRow } from '../../src/graph/graph.ts';
import { findJdk, findProgram } from '../../src/graph/local-store/find-java.ts';
import { StoreInUseError } from '../../src/graph/local-store/lock-store.ts';
import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import { openStore } from '../../src/graph/open-store.ts';

const canRun = findJdk() !== undefined && findProgram('mvn') !== undefined && !process.env.NEO4J_URI;

describe.skipIf(!canRun)('backup (needs a JDK 17 with Maven, and no NEO4J_URI)', { timeout: 240_000 }, () => {
  let folder: string;
  const data = (): string => join(folder, 'data');
  const archive = (): string => join(folder, 'backup.tar.gz');

  async function onGraph(dataFolder: string, text: string, meanwhile?: () => Promise<void>): Promise<GraphRow[]> {
    const store = await openStore({ dataFolder, graceMs: 1 });
    const graph = await connectGraph(store);
    const rows = await graph.write((transaction) => transaction.run({ name: 'test/query', text }));
    await meanwhile?.();
    await graph.close();
    await store.close();
    while (existsSync(join(dataFolder, 'store', 'address'))) await sleep(50);
    return rows;
  }

  /** The address goes first; the lock is free a little later. */
  async function whenFree(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof StoreInUseError)) throw error;
        await sleep(200);
      }
    }
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phonograph-backup-'));
    await onGraph(data(), 'CREATE (:Kept {bytes: "as it was"})', async () => {
      await expect(backup(data(), archive())).rejects.toThrow(StoreInUseError);
    });
    mkdirSync(join(data(), 'media', 'content', 'ab'), { recursive: true });
    mkdirSync(join(data(), 'media', 'incoming'));
    writeFileSync(join(data(), 'media', 'content', 'ab', 'abc'), 'bytes');
    writeFileSync(join(data(), 'media', 'incoming', 'half'), 'half');
    await whenFree(() => backup(data(), archive()));
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));

  it('brings graph and media back in another folder, where the old password is worth nothing', async () => {
    const restored = join(folder, 'restored');
    await restore(archive(), restored);
    expect(readFileSync(join(restored, 'media', 'content', 'ab', 'abc'), 'utf8')).toBe('bytes');
    expect(existsSync(join(restored, 'media', 'incoming'))).toBe(false);
    expect(existsSync(join(restored, 'store', 'credentials'))).toBe(false);
    expect(await onGraph(restored, 'MATCH (k:Kept) RETURN k')).toEqual([{ k: { bytes: 'as it was' } }]);
    const secret = (of: string): string => readFileSync(join(of, 'store', 'credentials'), 'utf8');
    expect(secret(restored)).not.toBe(secret(data()));
  });

  it('overwrites nothing', async () => {
    await expect(backup(data(), archive())).rejects.toThrow(ParameterError);
    await expect(restore(archive(), data())).rejects.toThrow(ConflictError);
    await expect(backup(data(), join(data(), 'inside.tar.gz'))).rejects.toThrow('lies in the folder');
  });

  it('refuses half a backup and leaves nothing of it', async () => {
    const half = join(folder, 'half.tar.gz');
    const bytes = readFileSync(archive());
    writeFileSync(half, bytes);
    truncateSync(half, Math.floor(bytes.length / 2));
    await expect(restore(half, join(folder, 'from-half'))).rejects.toThrow(BadBackupError);
    writeFileSync(half, 'a text');
    await expect(restore(half, join(folder, 'from-half'))).rejects.toThrow(BadBackupError);
    expect(existsSync(join(folder, 'from-half'))).toBe(false);
  });

  it('points to the tools of a server', async () => {
    const neo4j = { uri: 'bolt://127.0.0.1:7687', user: 'neo4j', password: 'x' };
    await expect(backup(data(), archive(), { neo4j })).rejects.toThrow('neo4j-admin database dump');
    await expect(restore(archive(), data(), { neo4j })).rejects.toThrow('neo4j-admin database load');
  });

  it('says that a folder has no store', async () => {
    await expect(backup(join(folder, 'nothing'), join(folder, 'x.tar.gz'))).rejects.toThrow('there is no store');
  });
});
