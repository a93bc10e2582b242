import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../request-context.ts';
import { correctionField, correctionOf, CorrectionType } from '../../review/annotations/correction.type.ts';
import { PhoneToken } from './phone.type.ts';

@Resolver(() => PhoneToken)
export class PhoneTokenCorrection {
  @FieldResolver(() => CorrectionType, correctionField)
  correction(@Root() { id }: PhoneToken, @Ctx() request: RequestContext): Promise<CorrectionType | null> {
    return correctionOf(id, request);
  }
}
