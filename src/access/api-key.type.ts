import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { Instant } from '../api/scalars.ts';
import type { Role } from '../request-context.ts';
import type { ApiKeyRecord } from './api-key.ts';
import { RoleName } from './person.type.ts';

@BelongsTo('PERSON')
@ObjectType({ description: 'By what a program comes in, in the name of a person.', simpleResolvers: true })
export class ApiKey {
  @Field(() => ID, { description: 'Id of the key; not the key.' })
  id!: string;

  @Field(() => ID, { description: 'In whose name it comes in.' })
  personId!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'Its first characters.' })
  hint!: string;

  @Field(() => RoleName, { description: 'It allows no more than this anywhere.' })
  role!: Role;

  @Field(() => [ID], {
    nullable: true,
    description: 'It is for these collections alone; null for all of the person’s.',
  })
  collectionIds!: readonly string[] | null;

  createdAtMs!: number;
  expiresAtMs!: number | null;
  lastUsedAtMs!: number | null;
  revokedAtMs!: number | null;

  @Field(() => Instant, { description: 'When it was made.' })
  get createdAt(): number {
    return this.createdAtMs;
  }

  @Field(() => Instant, { nullable: true, description: 'From when on it is not taken any more.' })
  get expiresAt(): number | null {
    return this.expiresAtMs;
  }

  @Field(() => Instant, { nullable: true, description: 'When somebody last came in by it, to a minute.' })
  get lastUsedAt(): number | null {
    return this.lastUsedAtMs;
  }

  @Field(() => Instant, { nullable: true, description: 'When it was revoked.' })
  get revokedAt(): number | null {
    return this.revokedAtMs;
  }

  static of(this: void, record: ApiKeyRecord): ApiKey {
    const absent = { collectionIds: null, expiresAtMs: null, lastUsedAtMs: null, revokedAtMs: null };
    return Object.assign(new ApiKey(), absent, record);
  }
}

@BelongsTo('PERSON')
@ObjectType({ description: 'A new API key.', simpleResolvers: true })
export class ApiKeyWithSecret {
  @Field(() => ApiKey, { description: 'What is kept of it.' })
  apiKey!: ApiKey;

  @Field(() => String, { description: 'The key itself. It is shown only this once.' })
  key!: string;
}
