import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../request-context.ts';
import { correctionField, correctionOf, CorrectionType } from '../../review/annotations/correction.type.ts';
import { VisualContext } from './visual-context.type.ts';

@Resolver(() => VisualContext)
export class VisualContextCorrection {
  @FieldResolver(() => CorrectionType, correctionField)
  correction(@Root() { id }: VisualContext, @Ctx() request: RequestContext): Promise<CorrectionType | null> {
    return correctionOf(id, request);
  }
}
