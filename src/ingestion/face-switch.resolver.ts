import 'reflect-metadata';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import type { RequestContext } from '../request-context.ts';
import type { FaceSwitch } from './face-switch.ts';

@Resolver()
export class FaceSwitchResolver {
  constructor(private readonly faces: FaceSwitch) {}

  @Allows('OWNER', { of: 'COLLECTION', by: 'collectionId' })
  @Mutation(() => ID, {
    description:
      'Says whether people’s faces are looked at in a collection. Where they are not, what was found of them is deleted with all that was made from it; where they are again, its recordings are looked at anew.',
  })
  async setFaceProcessing(
    @Arg('collectionId', () => ID, { description: 'A collection of yours.' }) collectionId: string,
    @Arg('isOn', () => Boolean, { description: 'Whether faces are looked at.' }) isOn: boolean,
    @Ctx() { reader }: RequestContext,
  ): Promise<string> {
    await this.faces.set(collectionId, (await reader.access()).owned.collectionIds, isOn);
    return collectionId;
  }
}
