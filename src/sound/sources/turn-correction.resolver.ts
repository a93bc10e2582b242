import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../request-context.ts';
import { correctionField, correctionOf, CorrectionType } from '../../review/annotations/correction.type.ts';
import { SourceTurn } from './source.type.ts';

@Resolver(() => SourceTurn)
export class SourceTurnCorrection {
  @FieldResolver(() => CorrectionType, correctionField)
  correction(@Root() { id }: SourceTurn, @Ctx() request: RequestContext): Promise<CorrectionType | null> {
    return correctionOf(id, request);
  }
}
