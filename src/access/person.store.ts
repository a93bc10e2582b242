import { randomUUID } from 'node:crypto';
import { NotFoundError } from '../errors.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import { localPersonId, localPersonName, type PersonRecord } from './person.ts';

const createPerson = cypher('access/create-person');
const readPerson = cypher('access/read-person');
const listPeople = cypher('access/list-people');
const changePerson = cypher('access/change-person');
const ensureOfIssuer = cypher('access/ensure-person-of-issuer');
const ensureLocalOwner = cypher('access/ensure-local-owner');

/** Somebody as an issuer of tokens tells of them. */
export interface VouchedFor {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  /** Null where the issuer does not say who is an administrator. */
  readonly isAdmin: boolean | null;
}

interface PersonRow {
  readonly person: PersonRecord;
}

export class PersonStore {
  constructor(private readonly graph: Graph) {}

  async create(name: string, isAdmin: boolean): Promise<PersonRecord> {
    const id = nodeId('person', randomUUID());
    const rows = await this.graph.write((transaction) =>
      transaction.run<PersonRow>(createPerson, { id, name, isAdmin, nowMs: Date.now() }),
    );
    return (rows[0] as PersonRow).person;
  }

  async read(id: string): Promise<PersonRecord | undefined> {
    return (await this.graph.read<PersonRow>(readPerson, { id }))[0]?.person;
  }

  async list(): Promise<readonly PersonRecord[]> {
    return (await this.graph.read<PersonRow>(listPeople)).map(({ person }) => person);
  }

  /** @throws {NotFoundError} no such person */
  async change(
    id: string,
    to: { readonly name?: string | null; readonly isAdmin?: boolean | null; readonly isDisabled?: boolean | null },
  ): Promise<PersonRecord> {
    const { name = null, isAdmin = null, isDisabled = null } = to;
    const rows = await this.graph.write((transaction) =>
      transaction.run<PersonRow>(changePerson, { id, name, isAdmin, isDisabled }),
    );
    if (rows[0] === undefined) throw new NotFoundError('person', id);
    return rows[0].person;
  }

  /** Whom an issuer vouches for, made when they first come; their name and whether they are an administrator follow it. */
  async ensure(person: VouchedFor): Promise<PersonRecord> {
    const id = nodeId('person', person.issuer, person.subject);
    const known = await this.read(id);
    const isAsKnown =
      known !== undefined &&
      (person.name === null || person.name === known.name) &&
      (person.isAdmin === null || person.isAdmin === known.isAdmin);
    if (isAsKnown) return known;
    const rows = await this.graph.write((transaction) =>
      transaction.run<PersonRow>(ensureOfIssuer, { id, ...person, nowMs: Date.now() }),
    );
    return (rows[0] as PersonRow).person;
  }

  async ensureLocalOwner(): Promise<void> {
    const local = { id: localPersonId, name: localPersonName, nowMs: Date.now() };
    await this.graph.write((transaction) => transaction.run(ensureLocalOwner, local));
  }
}
