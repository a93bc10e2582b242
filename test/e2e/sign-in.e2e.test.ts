import { afterAll, beforeAll } from 'vitest';
import { ApiKeyStore } from '../../src/access/api-key.store.ts';
import { PersonStore } from '../../src/access/person.store.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { signInTests, type Keys } from './browser/sign-in-tests.ts';
import { startProgram, type RunningProgram } from './running-server.ts';

describeGraph('a server for people whom it knows', (fixture) => {
  let program: RunningProgram;
  let keys: Keys;

  beforeAll(async () => {
    program = await startProgram({ works: false, environment: { PHONOGRAPH_ACCESS: 'required' } });
    const [people, store] = [new PersonStore(fixture.graph), new ApiKeyStore(fixture.graph)];
    const [ada, ben] = [await people.create('Ada', false), await people.create('Ben', false)];
    const owner = await store.create({ personId: ada.id, name: 'browser', role: 'OWNER' });
    const reading = await store.create({ personId: ada.id, name: 'to show', role: 'READER' });
    const head = await people.create('Cid', true);
    const admin = await store.create({ personId: head.id, name: 'browser', role: 'OWNER' });
    const guest = await store.create({ personId: ben.id, name: 'browser', role: 'OWNER' });
    keys = {
      ...{ owner: owner.key, reading: reading.key, guest: guest.key, admin: admin.key, guestId: ben.id },
      revokeGuest: async () => void (await store.revoke(guest.record.id, null)),
    };
  });
  afterAll(() => program?.stop());

  signInTests(
    () => program,
    () => keys,
  );
});
