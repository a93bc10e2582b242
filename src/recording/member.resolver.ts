import 'reflect-metadata';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { RoleName } from '../access/person.type.ts';
import { PersonStore } from '../access/person.store.ts';
import { Allows, BelongsTo } from '../api/allows.ts';
import { RequestLoaders } from '../api/request-loaders.ts';
import { ConflictError, NotFoundError, ParameterError } from '../errors.ts';
import { nodeId } from '../graph/node-id.ts';
import { roles, type RequestContext, type Role } from '../request-context.ts';
import { CollectionStore, type OpenTo } from './collection.store.ts';
import { MemberStore, type MemberRecord } from './member.store.ts';
import { Collection } from './recording.type.ts';

export enum OpenToName {
  SIGNED_IN = 'SIGNED_IN',
  EVERYBODY = 'EVERYBODY',
}
registerEnumType(OpenToName, {
  name: 'OpenTo',
  description: 'Who may read a collection beside those who have a role in it.',
  valuesConfig: {
    SIGNED_IN: { description: 'Whoever is known here.' },
    EVERYBODY: { description: 'Whoever reaches this server.' },
  },
});

@BelongsTo('COLLECTION')
@ObjectType({ description: 'A person with a role in a collection.', simpleResolvers: true })
export class Member implements MemberRecord {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;

  @Field(() => String, { description: 'What they are called.' })
  name!: string;

  @Field(() => RoleName, { description: 'What they may do there.' })
  role!: Role;
}

const longestName = 200;

@Resolver(() => Collection)
export class MemberResolver {
  private readonly loaders = new RequestLoaders<RequestContext, 'collection', readonly MemberRecord[]>(
    (ids, _by, { graph }) => new MemberStore(graph).list(ids),
    [],
  );

  @FieldResolver(() => RoleName, { description: 'What you may do in it.' })
  async myRole(@Root() { id }: Collection, @Ctx() { reader }: RequestContext): Promise<Role> {
    const { annotatable, owned } = await reader.access();
    if (owned.collectionIds.includes(id)) return 'OWNER';
    return annotatable.collectionIds.includes(id) ? 'ANNOTATOR' : roles[0];
  }

  @FieldResolver(() => OpenToName, {
    nullable: true,
    description: 'To whom it is open beside those who have a role in it; null where to nobody.',
  })
  openTo(@Root() collection: Collection): OpenTo | null {
    return collection.openTo ?? null;
  }

  @FieldResolver(() => [Member], {
    nullable: true,
    description: 'Who has a role in it, the highest first; null for those who do not own it.',
  })
  async members(@Root() { id }: Collection, @Ctx() request: RequestContext): Promise<readonly Member[] | null> {
    const { owned } = await request.reader.access();
    if (!owned.collectionIds.includes(id)) return null;
    return (await this.loaders.load(id, 'collection', request)).map((each) => Object.assign(new Member(), each));
  }

  @Allows('WHOLE_PERSON')
  @Mutation(() => Collection, { description: 'Makes a collection, which is yours alone until you say otherwise.' })
  async createCollection(
    @Arg('name', () => String, { description: 'Its name, 1 to 200 characters; you have no other of it.' }) text: string,
    @Arg('language', () => String, {
      nullable: true,
      description: 'ISO 639-3, or a name for an animal or an unknown system. Your collections of one share a lexicon.',
    })
    language: string | null,
    @Arg('species', () => String, { nullable: true, description: 'Of an animal: see `setLexiconSpecies`.' })
    species: string | null,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Collection> {
    const name = text.trim();
    if (name === '' || name.length > longestName) {
      throw new ParameterError(`a name has 1 to ${longestName} characters, this one has ${name.length}`);
    }
    const store = new CollectionStore(graph);
    if ((await store.read(nodeId('collection', reader.ownerId, name))) !== undefined) {
      throw new ConflictError(`you have made a collection ${JSON.stringify(name)} before`);
    }
    const { id } = await store.ensure(
      name,
      reader.ownerId,
      language?.trim() || undefined,
      species?.trim() || undefined,
    );
    return await this.read(id, graph);
  }

  @Allows('OWNER', { of: 'COLLECTION', by: 'collectionId' })
  @Mutation(() => Collection, {
    description:
      'Says what a person may do in a collection. It counts from their next request on; for subscriptions within seconds.',
  })
  async setCollectionRole(
    @Arg('collectionId', () => ID, { description: 'A collection of yours.' }) collectionId: string,
    @Arg('personId', () => ID, { description: 'The person.' }) personId: string,
    @Arg('role', () => RoleName, { nullable: true, description: 'Their role from now on; null takes it.' })
    role: Role | null,
    @Ctx() { graph }: RequestContext,
  ): Promise<Collection> {
    if ((await new PersonStore(graph).read(personId)) === undefined) throw new NotFoundError('person', personId);
    if (!(await new MemberStore(graph).setRole(collectionId, personId, role ?? null))) {
      throw new ConflictError('they are its last owner; make another person owner first');
    }
    return await this.read(collectionId, graph);
  }

  @Allows('OWNER', { of: 'COLLECTION', by: 'collectionId' })
  @Mutation(() => Collection, { description: 'Opens a collection to more readers than those who have a role in it.' })
  async openCollection(
    @Arg('collectionId', () => ID, { description: 'A collection of yours.' }) collectionId: string,
    @Arg('to', () => OpenToName, { nullable: true, description: 'To whom; null closes it.' }) to: OpenTo | null,
    @Ctx() { graph }: RequestContext,
  ): Promise<Collection> {
    await new MemberStore(graph).open(collectionId, to ?? null);
    return await this.read(collectionId, graph);
  }

  @Allows('ADMIN')
  @Mutation(() => Collection, {
    description:
      'Gives you, an administrator, a role in a collection that is not yours, by its id. It is in the audit log, and its owners see it there.',
  })
  async takeCollectionRole(
    @Arg('collectionId', () => ID, { description: 'The collection.' }) collectionId: string,
    @Arg('role', () => RoleName, { description: 'The role.' }) role: Role,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Collection> {
    if ((await new CollectionStore(graph).read(collectionId)) === undefined) {
      throw new NotFoundError('collection', collectionId);
    }
    if (!(await new MemberStore(graph).setRole(collectionId, reader.ownerId, role))) {
      throw new ConflictError('you are its last owner; make another person owner first');
    }
    return await this.read(collectionId, graph);
  }

  private async read(id: string, graph: RequestContext['graph']): Promise<Collection> {
    const [record] = await new CollectionStore(graph).list([id]);
    if (record === undefined) throw new NotFoundError('collection', id);
    return Object.assign(new Collection(), record);
  }
}
