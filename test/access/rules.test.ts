import 'reflect-metadata';
import { Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { Allows, BelongsTo } from '../../src/api/allows.ts';
import { buildPhonographSchema } from '../../src/api/build-schema.ts';
import { MissingRuleError } from '../../src/api/check-rules.ts';
import { checkReach, readConfig } from '../../src/config.ts';

@ObjectType({ description: 'A thing of whom nobody said whose it is.' })
class Unruled {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@BelongsTo('NOBODY')
@ObjectType({ description: 'A thing.' })
class Ruled {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@Resolver()
class UnruledField {
  @Query(() => Ruled, { description: 'Who may ask is not said.' })
  unruled(): Ruled {
    return { id: '1' };
  }
}

@Resolver()
class UnruledType {
  @Allows('ANYBODY')
  @Query(() => Unruled, { description: 'Whose it is is not said.' })
  thing(): Unruled {
    return { id: '1' };
  }
}

describe('a schema is not built', () => {
  it('with a root field for which nothing says who may ask', async () => {
    await expect(buildPhonographSchema([UnruledField])).rejects.toThrow('@Allows(…) on Query.unruled');
  });

  it('with a type for which nothing says whose it is', async () => {
    await expect(buildPhonographSchema([UnruledType])).rejects.toThrow(MissingRuleError);
    await expect(buildPhonographSchema([UnruledType])).rejects.toThrow('@BelongsTo(…) on Unruled');
  });
});

describe('a server of a local owner', () => {
  it('listens where others reach it only if somebody says that they may', () => {
    const reach = (environment: Record<string, string>) => () => checkReach(readConfig(environment));
    for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', '::1']) expect(reach({ HOST: host })).not.toThrow();
    for (const host of ['0.0.0.0', '::', '192.168.1.7', '127.0.0.1.example.org', 'lab.example.org']) {
      expect(reach({ HOST: host }), host).toThrow('set PHONOGRAPH_ACCESS=required');
      expect(reach({ HOST: host, PHONOGRAPH_ACCESS: 'required' })).not.toThrow();
      expect(reach({ HOST: host, PHONOGRAPH_TRUST_NETWORK: 'on' })).not.toThrow();
    }
  });

  it('reads whom to ask who somebody is, and refuses what would send secrets in the clear', () => {
    const of = (more: Record<string, string>) =>
      readConfig({ PHONOGRAPH_OIDC_ISSUER: 'https://login.example', PHONOGRAPH_OIDC_CLIENT_ID: 'p', ...more }).oidc;
    expect(of({})).toEqual({ issuer: 'https://login.example', clientId: 'p', audience: 'p' });
    expect(of({ PHONOGRAPH_OIDC_ADMIN_CLAIM: 'groups=a=b', PHONOGRAPH_OIDC_AUDIENCE: 'api' })).toMatchObject({
      ...{ audience: 'api', adminClaim: { name: 'groups', value: 'a=b' } },
    });
    expect(() => of({ PHONOGRAPH_OIDC_ISSUER: 'http://login.example' })).toThrow('https://');
    expect(() => of({ PHONOGRAPH_OIDC_CLIENT_ID: '' })).toThrow('PHONOGRAPH_OIDC_CLIENT_ID');
    expect(() => of({ PHONOGRAPH_OIDC_ADMIN_CLAIM: 'admins' })).toThrow('groups=admins');
  });
});
