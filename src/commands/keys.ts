import type { Command } from 'commander';
import { ApiKeyStore } from '../access/api-key.store.ts';
import type { ApiKeyRecord } from '../access/api-key.ts';
import { localPersonId } from '../access/person.ts';
import { PersonStore } from '../access/person.store.ts';
import { ParameterError } from '../errors.ts';
import type { Phonograph } from '../phonograph.ts';
import { roles, type Role } from '../request-context.ts';
import { print, printJson, say, table } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface CreateOptions {
  readonly person?: string;
  readonly role: string;
  readonly collection?: readonly string[];
  readonly days?: string;
  readonly json?: boolean;
}

const dayMs = 86_400_000;

/** Whoever may run commands on the data folder may do everything: keys are made here for the first who come in from elsewhere. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('API keys, by which programs and browsers come in');
  keys
    .command('create <name>')
    .description('make a key, which is shown only this once')
    .option('--person <id>', 'in whose name it comes in; the local owner unless said (see `people`)')
    .option('--role <role>', `it allows no more than ${roles.join(', ').toLowerCase()}`, 'owner')
    .option('--collection <id...>', 'it is for these collections alone')
    .option('--days <days>', 'it is not taken after so many days')
    .option('--json', 'as JSON')
    .action(async (name: string, options: CreateOptions, command: Command) => {
      const role = roleOf(options.role);
      const days = options.days === undefined ? undefined : Number(options.days);
      if (days !== undefined && !(days > 0)) throw new ParameterError(`--days is ${options.days}; it must be above 0`);
      await onGraph(command, async ({ graph }) => {
        const personId = options.person ?? localPersonId;
        if (personId === localPersonId) await new PersonStore(graph).ensureLocalOwner();
        const { record, key } = await new ApiKeyStore(graph).create({
          ...{ personId, name, role },
          ...(options.collection && { collectionIds: options.collection }),
          ...(days !== undefined && { expiresAtMs: Date.now() + days * dayMs }),
        });
        if (options.json) printJson({ ...shown(record), key });
        else print(key);
        say(`key ${record.id} of ${personId}; it is not shown again`);
      });
    });
  keys
    .command('list')
    .description('the keys there are')
    .option('--person <id>', 'of this person alone')
    .option('--json', 'one JSON line a key')
    .action(async (options: { person?: string; json?: boolean }, command: Command) => {
      await onGraph(command, async ({ graph }) => {
        const found = (await new ApiKeyStore(graph).list(options.person ?? null)).map(shown);
        if (options.json) return void found.forEach((key) => printJson(key));
        const head = ['id', 'person', 'name', 'begins', 'role', 'state', 'last used'];
        const rows = found.map((key) => [
          key.id,
          key.person,
          key.name,
          key.hint,
          key.role,
          key.state,
          key.lastUsed ?? '',
        ]);
        print(table([head, ...rows]));
      });
    });
  keys
    .command('revoke <id>')
    .description('end a key at once')
    .action(async (id: string, _options: object, command: Command) => {
      await onGraph(command, async ({ graph }) => {
        const { hint } = await new ApiKeyStore(graph).revoke(id, null);
        say(`key ${hint}… is revoked`);
      });
    });
}

export async function onGraph(command: Command, work: (phonograph: Phonograph) => Promise<void>): Promise<void> {
  await withPhonograph(command, { works: false }, work);
}

/** @throws {ParameterError} */
export function roleOf(text: string): Role {
  const role = roles.find((each) => each === text.toUpperCase());
  if (role === undefined) throw new ParameterError(`${text} is no role; say ${roles.join(', ').toLowerCase()}`);
  return role;
}

function shown(record: ApiKeyRecord) {
  const {
    id,
    personId: person,
    name,
    hint,
    role,
    collectionIds = null,
    expiresAtMs,
    revokedAtMs,
    lastUsedAtMs,
  } = record;
  const state = revokedAtMs != null ? 'revoked' : (expiresAtMs ?? Infinity) <= Date.now() ? 'expired' : 'good';
  const lastUsed = lastUsedAtMs == null ? null : new Date(lastUsedAtMs).toISOString();
  return { id, person, name, hint, role, collectionIds, state, lastUsed };
}
