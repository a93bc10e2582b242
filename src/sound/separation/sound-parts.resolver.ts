import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { mostSeparatedSeconds, type PartLibrary } from './part-library.ts';
import { SoundPart, SoundPartHeard, SoundParts, SoundPartsArguments } from './sound-part.type.ts';

@Resolver(() => Recording)
export class RecordingSoundParts {
  constructor(private readonly library: PartLibrary) {}

  @FieldResolver(() => SoundParts, {
    nullable: true,
    description:
      `What sounds together in it, pulled apart, of at most ${mostSeparatedSeconds / 60} minutes at once. Parts are made when they are asked for; where that takes ` +
      'longer than a query may, it goes on, and they are there when they are asked for again.',
    complexity: ({ childComplexity }) => 100 + childComplexity,
  })
  async parts(
    @Root() recording: Recording,
    @Args(() => SoundPartsArguments) { query, fromSeconds, toSeconds }: SoundPartsArguments,
    @Ctx() { signal }: RequestContext,
  ): Promise<SoundParts | null> {
    if (!recording.hasAudio) return Object.assign(new SoundParts(), { parts: [] });
    const span = { startSeconds: fromSeconds ?? undefined, endSeconds: toSeconds ?? undefined };
    const { key, parts } = await this.library.parts(recording, query ?? undefined, span, signal);
    return Object.assign(new SoundParts(), {
      parts: parts.map(({ label, kind, residual, heard, reason = null }, place) =>
        Object.assign(new SoundPart(), {
          label,
          kind,
          residual,
          heard: heard && Object.assign(new SoundPartHeard(), heard),
          reason,
          url: `${recording.mediaPath}/parts/${key}/${place}.wav`,
        }),
      ),
    });
  }
}
