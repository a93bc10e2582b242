import 'reflect-metadata';
import { ArgsType, Field, ID } from 'type-graphql';
import { ConnectionArguments } from '../../api/connection-arguments.ts';
import type { SearchScope } from './search-scope.ts';

/** The arguments of a list of what was found in what was heard. */
@ArgsType()
export class ScopedConnectionArguments extends ConnectionArguments implements SearchScope {
  @Field(() => ID, { nullable: true, description: 'Only in this collection.' })
  collectionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only in collections that this lexicon draws on.' })
  lexiconId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only in this recording.' })
  recordingId?: string | null;
}
