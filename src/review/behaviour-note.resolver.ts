import 'reflect-metadata';
import { Arg, Ctx, Field, FieldResolver, Float, ID, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Allows, BelongsTo } from '../api/allows.ts';
import { RequestLoaders } from '../api/request-loaders.ts';
import { Instant } from '../api/scalars.ts';
import { NotFoundError, ParameterError } from '../errors.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { Recording } from '../recording/recording.type.ts';
import type { RequestContext } from '../request-context.ts';
import { behaviourLabel, type BehaviourNoteRecord } from './behaviour-note.ts';
import { BehaviourNoteStore } from './behaviour-note.store.ts';

@BelongsTo('RECORDING')
@ObjectType({ description: 'What a person saw an animal do.', simpleResolvers: true })
export class BehaviourNote implements Omit<BehaviourNoteRecord, 'notedAtMs'> {
  @Field(() => ID, { description: 'Follows from recording, time, words and person.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => String, { description: 'What it did, in lower case.' })
  label!: string;

  @Field(() => Float, { description: 'From here, in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'To here, in seconds.' })
  endSeconds!: number;

  @Field(() => ID, { description: 'Who says so.' })
  notedById!: string;

  notedAtMs!: number;

  @Field(() => Instant, { description: 'When they said so.' })
  get notedAt(): number {
    return this.notedAtMs;
  }

  static of(this: void, record: BehaviourNoteRecord): BehaviourNote {
    return Object.assign(new BehaviourNote(), record);
  }
}

const longestLabel = 200;

@Resolver(() => Recording)
export class BehaviourNoteResolver {
  private readonly notes = new RequestLoaders<RequestContext, 'recording', readonly BehaviourNoteRecord[]>(
    async (ids, _by, { graph, reader }) =>
      new BehaviourNoteStore(graph).list(ids, (await reader.access()).collectionIds),
    [],
  );

  @Allows('ANNOTATOR', { of: 'RECORDING', by: 'recordingId' })
  @Mutation(() => BehaviourNote, {
    description:
      'Notes what an animal did at a time of a recording: whoever may annotate it may. Calls are held against it (`callHypotheses`). ' +
      'A recording with notes is taken to be watched as a whole: what is not noted in it was not done.',
  })
  async noteBehaviour(
    @Arg('recordingId', () => ID, { description: 'The recording.' }) recordingId: string,
    @Arg('startSeconds', () => Float, { description: 'From here, in seconds from the start of the recording.' })
    startSeconds: number,
    @Arg('endSeconds', () => Float, { description: 'To here, in seconds.' }) endSeconds: number,
    @Arg('label', () => String, {
      description:
        'What it did, such as `feeding`, up to 200 characters. The same behaviour has the same words, in any case.',
    })
    text: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<BehaviourNote> {
    const label = behaviourLabel(text);
    if (label === '' || label.length > longestLabel) {
      throw new ParameterError(`a label has 1 to ${longestLabel} characters, this one has ${label.length}`);
    }
    const [recording] = await new RecordingStore(graph).read([recordingId], (await reader.access()).collectionIds);
    if (recording === undefined) throw new NotFoundError('recording', recordingId);
    const { durationSeconds } = recording;
    if (!(startSeconds >= 0 && startSeconds < endSeconds && startSeconds < durationSeconds)) {
      throw new ParameterError(
        `from ${startSeconds} to ${endSeconds} s is no stretch of a recording of ${durationSeconds} s`,
      );
    }
    const note = await new BehaviourNoteStore(graph).write({
      ...{ recordingId, label, startSeconds, endSeconds: Math.min(endSeconds, durationSeconds) },
      notedById: reader.ownerId,
    });
    if (note === undefined) throw new NotFoundError('recording', recordingId);
    return BehaviourNote.of(note);
  }

  @Allows('ANNOTATOR', { of: 'BEHAVIOUR_NOTE', by: 'id' })
  @Mutation(() => ID, { description: 'Deletes a note of yours, or one on a recording of yours. Answers with its id.' })
  async deleteBehaviourNote(
    @Arg('id', () => ID, { description: 'Id of the note.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<string> {
    if (!(await new BehaviourNoteStore(graph).delete(id, reader.ownerId, await reader.access()))) {
      throw new NotFoundError('note of yours', id);
    }
    return id;
  }

  @FieldResolver(() => [BehaviourNote], { description: 'What people saw animals do in it, in order of time.' })
  async behaviours(@Root() recording: Recording, @Ctx() request: RequestContext): Promise<readonly BehaviourNote[]> {
    return (await this.notes.load(recording.id, 'recording', request)).map(BehaviourNote.of);
  }
}
