import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../request-context.ts';
import { correctionField, correctionOf, CorrectionType } from '../../review/annotations/correction.type.ts';
import { TranscriptCue } from './transcript.type.ts';

@Resolver(() => TranscriptCue)
export class CueCorrection {
  @FieldResolver(() => CorrectionType, correctionField)
  correction(@Root() { id }: TranscriptCue, @Ctx() request: RequestContext): Promise<CorrectionType | null> {
    return correctionOf(id, request);
  }
}
