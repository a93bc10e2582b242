import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../api/connection-arguments.ts';
import type { Connection } from '../api/connection.ts';
import { page } from '../api/page.ts';
import { Instant } from '../api/scalars.ts';
import type { RequestContext } from '../request-context.ts';
import { AuditLogStore } from './audit-log.store.ts';
import { AuditEntry, AuditEntryConnection, AuditOutcome } from './audit-log.type.ts';

@ArgsType()
export class AuditLogArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only of this person.' })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this operation, such as `reviewMapping` or `download`.' })
  operation?: string | null;

  @Field(() => AuditOutcome, { nullable: true, description: 'Only what came to this.' })
  outcome?: AuditOutcome | null;

  @Field(() => ID, { nullable: true, description: 'Only what names this, or was done in this collection or lexicon.' })
  subjectId?: string | null;

  @Field(() => Instant, { nullable: true, description: 'Only what began at this moment or later.' })
  from?: number | null;

  @Field(() => Instant, { nullable: true, description: 'Only what began before this moment.' })
  to?: number | null;
}

@Resolver()
export class AuditLogResolver {
  @Allows('WHOLE_PERSON')
  @Query(() => AuditEntryConnection, {
    description:
      'Who did what, the newest first: all of it for administrators, else what was done in collections and lexicons that you own.',
  })
  async auditLog(
    @Args(() => AuditLogArguments) args: AuditLogArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<AuditEntry>> {
    const window = pageWindow('auditLog:newest', args, ['number', 'string']);
    const { owned } = await reader.access();
    const placeIds = reader.identity.isAdmin ? null : [...owned.collectionIds, ...owned.lexiconIds];
    const rows = await new AuditLogStore(graph).list(
      { ...args, fromMs: args.from ?? null, toMs: args.to ?? null },
      window,
      placeIds,
    );
    return page(rows, window, (row) => [row.atMs, row.id], { nodeOf: AuditEntry.of });
  }
}
