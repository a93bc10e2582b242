import 'reflect-metadata';
import { ArgsType, Field, Float, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import type { SourceKind } from '../sound-event.ts';
import { SourceKindName } from '../sound-event.type.ts';
import type { HeardAs } from './hear-part.ts';

@ArgsType()
export class SoundPartsArguments {
  @Field(() => String, {
    nullable: true,
    description:
      'The part that is wanted, such as "the dog", "speech without the rain" or "without the rain"; a part for each label that is heard unless said.',
  })
  query?: string | null;

  @Field(() => Float, { nullable: true, description: 'From here, in seconds; its start unless said.' })
  fromSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'To here, in seconds; its end unless said.' })
  toSeconds?: number | null;
}

@BelongsTo('PARENT')
@ObjectType({ description: 'What a part is taken for when it is heard by itself.', simpleResolvers: true })
export class SoundPartHeard implements HeardAs {
  @Field(() => String, { description: 'What it sounds like, such as `dog`.' })
  label!: string;

  @Field(() => SourceKindName, { description: 'Who or what sounds so.' })
  kind!: SourceKind;

  @Field(() => Float, { description: 'How sure the recogniser is, 0 to 1.' })
  confidence!: number;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'A part of what sounds together, or what is left over.', simpleResolvers: true })
export class SoundPart {
  @Field(() => String, {
    description: 'What it is called, such as `dog`, `dog and rain`, `all but rain` or `residual`.',
  })
  label!: string;

  @Field(() => SourceKindName, { description: 'Who or what sounds; UNKNOWN where it is of several kinds.' })
  kind!: SourceKind;

  @Field(() => Boolean, { description: 'Whether it is what is left over.' })
  residual!: boolean;

  @Field(() => SoundPartHeard, {
    nullable: true,
    description:
      'What it is taken for by itself, of which the loudest half minute is heard; null where it is nothing that has a name.',
  })
  heard!: SoundPartHeard | null;

  @Field(() => String, { nullable: true, description: 'Why it is empty, or is all there is; null else.' })
  reason!: string | null;

  @Field(() => String, {
    description:
      'Path on this server of its sound, for playback with range requests: WAVE in 32-bit floats, of the rate and the channels of the recording. ' +
      'It is kept for a while; where it is gone, ask again.',
  })
  url!: string;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'Parts that add up to a recording, or to a stretch of one.', simpleResolvers: true })
export class SoundParts {
  @Field(() => [SoundPart], { description: 'What is left over is the last. None where there is no sound track.' })
  parts!: SoundPart[];
}
