import 'reflect-metadata';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { Instant } from '../api/scalars.ts';
import type { PersonRecord } from './person.ts';

export enum RoleName {
  READER = 'READER',
  ANNOTATOR = 'ANNOTATOR',
  OWNER = 'OWNER',
}
registerEnumType(RoleName, {
  name: 'Role',
  description: 'What a person may do in a collection. Each may do what those before it may.',
  valuesConfig: {
    READER: { description: 'Sees and hears.' },
    ANNOTATOR: { description: 'Adds statements: reviews, annotations, corrections, notes, transcripts.' },
    OWNER: { description: 'Puts recordings in and takes them out, changes settings, says who may do what.' },
  },
});

export enum CredentialKindName {
  LOCAL = 'LOCAL',
  NONE = 'NONE',
  SESSION = 'SESSION',
  API_KEY = 'API_KEY',
  TOKEN = 'TOKEN',
}
registerEnumType(CredentialKindName, {
  name: 'CredentialKind',
  description: 'By what somebody showed who they are.',
  valuesConfig: {
    LOCAL: { description: 'By being on this machine.' },
    NONE: { description: 'Not at all.' },
    SESSION: { description: 'The cookie of a browser that is signed in.' },
    API_KEY: { description: 'An API key.' },
    TOKEN: { description: 'A token of the issuer that is configured.' },
  },
});

export enum SignInWay {
  API_KEY = 'API_KEY',
  ISSUER = 'ISSUER',
}
registerEnumType(SignInWay, {
  name: 'SignInWay',
  description: 'How a browser can sign in.',
  valuesConfig: {
    API_KEY: { description: 'POST an API key to `/session`.' },
    ISSUER: { description: 'Go to `/sign-in`, which leads to the issuer that is configured.' },
  },
});

@BelongsTo('PERSON')
@ObjectType({ description: 'Somebody who may be given roles.', simpleResolvers: true })
export class Person {
  @Field(() => ID, { description: 'Id of the person.' })
  id!: string;

  @Field(() => String, { description: 'What they are called.' })
  name!: string;

  @Field(() => Boolean, {
    description: 'Whether they make people and keys, read the audit log, and own what nobody owns.',
  })
  isAdmin!: boolean;

  @Field(() => Boolean, { description: 'Whether they may not come in any more.' })
  isDisabled!: boolean;

  @Field(() => String, { nullable: true, description: 'Who vouches for them, where it is not this server.' })
  issuer!: string | null;

  createdAtMs!: number;

  @Field(() => Instant, { description: 'Since when they are known here.' })
  get createdAt(): number {
    return this.createdAtMs;
  }

  static of(this: void, record: PersonRecord): Person {
    return Object.assign(new Person(), { issuer: null }, record);
  }
}

@BelongsTo('PERSON')
@ObjectType({ description: 'Who you are here.', simpleResolvers: true })
export class Me {
  @Field(() => Person, { nullable: true, description: 'You; null where you did not show who you are.' })
  person!: Person | null;

  @Field(() => CredentialKindName, { description: 'By what you showed who you are.' })
  credential!: CredentialKindName;

  @Field(() => RoleName, { description: 'Your credential allows no more than this anywhere.' })
  atMost!: RoleName;

  @Field(() => [ID], { nullable: true, description: 'Your credential is for these collections alone; null for all.' })
  onlyCollectionIds!: readonly string[] | null;

  @Field(() => [SignInWay], { description: 'How one can sign in here.' })
  signInWays!: readonly SignInWay[];
}
