import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../request-context.ts';
import { correctionField, correctionOf, CorrectionType } from '../../review/annotations/correction.type.ts';
import { FormToken } from './sound-form.type.ts';

@Resolver(() => FormToken)
export class FormTokenCorrection {
  @FieldResolver(() => CorrectionType, correctionField)
  correction(@Root() { id }: FormToken, @Ctx() request: RequestContext): Promise<CorrectionType | null> {
    return correctionOf(id, request);
  }
}
