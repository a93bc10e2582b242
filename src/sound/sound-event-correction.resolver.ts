import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../request-context.ts';
import { correctionField, correctionOf, CorrectionType } from '../review/annotations/correction.type.ts';
import { SoundEvent } from './sound-event.type.ts';

@Resolver(() => SoundEvent)
export class SoundEventCorrection {
  @FieldResolver(() => CorrectionType, correctionField)
  correction(@Root() { id }: SoundEvent, @Ctx() request: RequestContext): Promise<CorrectionType | null> {
    return correctionOf(id, request);
  }
}
