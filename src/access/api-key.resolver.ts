import 'reflect-metadata';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { Instant } from '../api/scalars.ts';
import { ForbiddenError, NotFoundError, ParameterError } from '../errors.ts';
import type { Reader, RequestContext, Role } from '../request-context.ts';
import { ApiKeyStore } from './api-key.store.ts';
import { ApiKey, ApiKeyWithSecret } from './api-key.type.ts';
import { RoleName } from './person.type.ts';

const longestName = 200;

@Resolver()
export class ApiKeyResolver {
  @Allows('WHOLE_PERSON')
  @Query(() => [ApiKey], { description: 'Your API keys, the newest first, those that were revoked too.' })
  async apiKeys(
    @Arg('personId', () => ID, { nullable: true, description: 'Another’s instead; for administrators.' })
    personId: string | null,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<readonly ApiKey[]> {
    return (await new ApiKeyStore(graph).list(personFor(personId, reader, 'apiKeys of others'))).map(ApiKey.of);
  }

  @Allows('WHOLE_PERSON')
  @Mutation(() => ApiKeyWithSecret, {
    description: 'Makes an API key, to be sent as `Authorization: Bearer phk_…`. It is shown only this once.',
  })
  async createApiKey(
    @Arg('name', () => String, { description: 'What it is for, 1 to 200 characters.' }) name: string,
    @Arg('role', () => RoleName, {
      defaultValue: RoleName.OWNER,
      description: 'It allows no more than this anywhere, whatever its person may.',
    })
    role: Role,
    @Arg('collectionIds', () => [ID], {
      nullable: true,
      description: 'It is for these collections alone, which you may read; for all of the person’s unless said.',
    })
    collectionIds: readonly string[] | null,
    @Arg('expiresAt', () => Instant, { nullable: true, description: 'From when on it is not taken any more.' })
    expiresAtMs: number | null,
    @Arg('personId', () => ID, { nullable: true, description: 'For another person; for administrators.' })
    personId: string | null,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<ApiKeyWithSecret> {
    const trimmed = name.trim();
    if (trimmed === '' || trimmed.length > longestName) {
      throw new ParameterError(`a name has 1 to ${longestName} characters, this one has ${trimmed.length}`);
    }
    if (expiresAtMs != null && expiresAtMs <= Date.now()) throw new ParameterError('expiresAt has passed already');
    const readable = (await reader.access()).collectionIds;
    const unknown = collectionIds?.find((id) => !readable.includes(id));
    if (unknown !== undefined) throw new NotFoundError('collection', unknown);
    const { record, key } = await new ApiKeyStore(graph).create({
      personId: personFor(personId, reader, 'createApiKey for others'),
      ...{ name: trimmed, role },
      ...(collectionIds != null && { collectionIds }),
      ...(expiresAtMs != null && { expiresAtMs }),
    });
    return Object.assign(new ApiKeyWithSecret(), { apiKey: ApiKey.of(record), key });
  }

  @Allows('WHOLE_PERSON')
  @Mutation(() => ApiKey, {
    description:
      'Ends an API key at once, with the sessions that were begun by it: yours, or anybody’s for administrators.',
  })
  async revokeApiKey(
    @Arg('id', () => ID, { description: 'Id of the key.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<ApiKey> {
    return ApiKey.of(await new ApiKeyStore(graph).revoke(id, reader.identity.isAdmin ? null : reader.ownerId));
  }
}

function personFor(personId: string | null | undefined, { ownerId, identity }: Reader, what: string): string {
  if (personId == null || personId === ownerId) return ownerId;
  if (!identity.isAdmin) throw new ForbiddenError('an administrator', what);
  return personId;
}
