import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../request-context.ts';
import { correctionField, correctionOf, CorrectionType } from '../review/annotations/correction.type.ts';
import { EmotionEstimateType, FeelingType } from './emotion.type.ts';

@Resolver(() => FeelingType)
export class FeelingCorrection {
  @FieldResolver(() => CorrectionType, correctionField)
  correction(@Root() { id }: FeelingType, @Ctx() request: RequestContext): Promise<CorrectionType | null> {
    return correctionOf(id, request);
  }
}

@Resolver(() => EmotionEstimateType)
export class EmotionEstimateCorrection {
  @FieldResolver(() => CorrectionType, correctionField)
  correction(@Root() { id }: EmotionEstimateType, @Ctx() request: RequestContext): Promise<CorrectionType | null> {
    return correctionOf(id, request);
  }
}
