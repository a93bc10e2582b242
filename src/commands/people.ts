import type { Command } from 'commander';
import { PersonStore } from '../access/person.store.ts';
import { ConflictError, NotFoundError, ParameterError } from '../errors.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { MemberStore } from '../recording/member.store.ts';
import { onGraph, roleOf } from './keys.ts';
import { print, printJson, say, table } from './terminal.ts';

/** For the first administrators, and for who may do what where no browser is at hand. */
export function addPeople(program: Command): void {
  const people = program.command('people').description('who may come in, and what they may do');
  people
    .command('add <name>')
    .description('make a person; `keys create --person` makes them a key')
    .option('--admin', 'an administrator')
    .option('--json', 'as JSON')
    .action(async (name: string, options: { admin?: boolean; json?: boolean }, command: Command) => {
      if (name.trim() === '') throw new ParameterError('a person has a name');
      await onGraph(command, async ({ graph }) => {
        const { id } = await new PersonStore(graph).create(name.trim(), options.admin === true);
        if (options.json) printJson({ id, name: name.trim(), isAdmin: options.admin === true });
        else print(id);
      });
    });
  people
    .command('list')
    .description('everybody who is known')
    .option('--json', 'one JSON line a person')
    .action(async (options: { json?: boolean }, command: Command) => {
      await onGraph(command, async ({ graph }) => {
        const found = await new PersonStore(graph).list();
        if (options.json) return void found.forEach((person) => printJson(person));
        const rows = found.map(({ id, name, isAdmin, isDisabled, issuer }) => [
          ...[id, name, isAdmin ? 'administrator' : '', isDisabled ? 'may not come in' : '', issuer ?? ''],
        ]);
        print(table([['id', 'name', '', '', 'issuer'], ...rows]));
      });
    });
  people
    .command('role <person> <collection> <role>')
    .description('say what a person may do in a collection: reader, annotator, owner or none; by their ids')
    .action(async (personId: string, collectionId: string, text: string, _options: object, command: Command) => {
      const role = text.toLowerCase() === 'none' ? null : roleOf(text);
      await onGraph(command, async ({ graph }) => {
        if ((await new PersonStore(graph).read(personId)) === undefined) throw new NotFoundError('person', personId);
        if ((await new CollectionStore(graph).read(collectionId)) === undefined) {
          throw new NotFoundError('collection', collectionId);
        }
        if (!(await new MemberStore(graph).setRole(collectionId, personId, role))) {
          throw new ConflictError('they are its last owner; make another person owner first');
        }
        say(`${personId} is ${role === null ? 'nothing' : role.toLowerCase()} in ${collectionId}`);
      });
    });
}
