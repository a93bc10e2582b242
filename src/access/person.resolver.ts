import 'reflect-metadata';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { ParameterError } from '../errors.ts';
import type { RequestContext } from '../request-context.ts';
import { PersonStore } from './person.store.ts';
import { CredentialKindName, Me, Person, RoleName, type SignInWay } from './person.type.ts';

const longestName = 200;

@Resolver()
export class PersonResolver {
  constructor(private readonly signInWays: readonly SignInWay[]) {}

  @Allows('ANYBODY')
  @Query(() => Me, { description: 'Who you are here, and what your credential is for.' })
  async me(@Ctx() { graph, reader }: RequestContext): Promise<Me> {
    const { personId, isSignedIn, isAdmin, credential, atMost, onlyCollectionIds } = reader.identity;
    const record = isSignedIn ? await new PersonStore(graph).read(personId) : undefined;
    return Object.assign(new Me(), {
      person: record === undefined ? null : Person.of({ ...record, isAdmin }),
      credential: CredentialKindName[credential.kind],
      atMost: RoleName[atMost],
      onlyCollectionIds,
      signInWays: this.signInWays,
    });
  }

  @Allows('ADMIN')
  @Query(() => [Person], { description: 'Everybody who is known here, by name. For administrators.' })
  async people(@Ctx() { graph }: RequestContext): Promise<readonly Person[]> {
    return (await new PersonStore(graph).list()).map(Person.of);
  }

  @Allows('ADMIN')
  @Mutation(() => Person, {
    description: 'Makes a person, who comes in by API keys that are made for them. For administrators.',
  })
  async createPerson(
    @Arg('name', () => String, { description: 'What they are called, 1 to 200 characters.' }) name: string,
    @Arg('isAdmin', () => Boolean, { defaultValue: false, description: 'Whether they are an administrator too.' })
    isAdmin: boolean,
    @Ctx() { graph }: RequestContext,
  ): Promise<Person> {
    return Person.of(await new PersonStore(graph).create(named(name), isAdmin));
  }

  @Allows('ADMIN')
  @Mutation(() => Person, {
    description: 'Changes what is known of a person; what is not given stays. For administrators.',
  })
  async changePerson(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Arg('name', () => String, { nullable: true, description: 'What they are called, 1 to 200 characters.' })
    name: string | null,
    @Arg('isAdmin', () => Boolean, { nullable: true, description: 'Whether they are an administrator.' })
    isAdmin: boolean | null,
    @Arg('isDisabled', () => Boolean, {
      nullable: true,
      description: 'Whether they may not come in any more. What they made stays theirs, and their keys are not taken.',
    })
    isDisabled: boolean | null,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Person> {
    if (id === reader.ownerId && (isAdmin === false || isDisabled === true)) {
      throw new ParameterError('another administrator must take that from you, or nobody might be left who can');
    }
    return Person.of(
      await new PersonStore(graph).change(id, { name: name == null ? null : named(name), isAdmin, isDisabled }),
    );
  }
}

function named(name: string): string {
  const trimmed = name.trim();
  if (trimmed !== '' && trimmed.length <= longestName) return trimmed;
  throw new ParameterError(`a name has 1 to ${longestName} characters, this one has ${trimmed.length}`);
}
