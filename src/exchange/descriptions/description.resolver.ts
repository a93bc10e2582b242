import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { NotFoundError } from '../../errors.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { descriptionOfRecording } from './description-of-recording.ts';
import { AudioDescriptionObject } from './description.type.ts';
import { descriptionText, descriptionTrack } from './write-description.ts';

@Resolver(() => Recording)
export class RecordingAudioDescription {
  @FieldResolver(() => AudioDescriptionObject, {
    nullable: true,
    description:
      'What is in view, in words. What it needs is inferred when it is asked for and not there yet. To download: ' +
      '`/media/ID/description.vtt`, and spoken `/media/ID/description.wav`.',
    complexity: ({ childComplexity }) => 100 + childComplexity,
  })
  async audioDescription(
    @Root() { id }: Recording,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<AudioDescriptionObject | null> {
    const [recording] = await new RecordingStore(request.graph).read(
      [id],
      (await request.reader.access()).collectionIds,
    );
    if (recording === undefined) throw new NotFoundError('recording', id);
    const description = await descriptionOfRecording(recording, request, loadOptions(inferred));
    if (description === null) return null;
    const { cues, leftOut, absence = null } = description;
    const [text, webVtt] = [descriptionText(description), descriptionTrack(description)];
    return Object.assign(new AudioDescriptionObject(), { text, cues, webVtt, leftOut, absence });
  }
}
