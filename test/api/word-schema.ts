import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Allows, BelongsTo } from '../../src/api/allows.ts';
import { buildPhonographSchema } from '../../src/api/build-schema.ts';
import { changeCursor, followChanges, type ChangeEvent } from '../../src/api/change-subscription.ts';
import { ConnectionArguments, pageWindow } from '../../src/api/connection-arguments.ts';
import { connectionType, type Connection } from '../../src/api/connection.ts';
import type { OperationContext } from '../../src/api/operation-context.ts';
import { page } from '../../src/api/page.ts';
import { Instant, Json } from '../../src/api/scalars.ts';
import { NotFoundError } from '../../src/errors.ts';

/** A small schema made with the factories under test: words in order of length, then id. */

enum Tone {
  HIGH = 'HIGH',
  LOW = 'LOW',
}
registerEnumType(Tone, {
  name: 'Tone',
  description: 'How a word is said.',
  valuesConfig: { HIGH: { description: 'High.' }, LOW: { description: 'Low.' } },
});

@BelongsTo('NOBODY')
@ObjectType({ description: 'A word.' })
export class Word {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => Int, { description: 'How many letters it has.' })
  length!: number;

  @Field(() => Tone, { description: 'How it is said.' })
  tone!: Tone;

  @Field(() => Instant, { description: 'When it was heard.' })
  heardAt!: number;

  @Field(() => Json, { nullable: true, description: 'Anything else.' })
  details?: unknown;
}

export const WordConnection = connectionType<Word>({ name: 'Word', items: 'words', node: () => Word, counted: true });

@ArgsType()
class WordArguments extends ConnectionArguments {
  @Field(() => Instant, { nullable: true, description: 'Only words heard since.' })
  since?: number | null;
}

@BelongsTo('NOBODY')
@ObjectType({ description: 'A number that was counted.' })
class Count {
  @Field(() => Int, { description: 'The number.' })
  value!: number;

  @Field(() => String, { description: 'Resume from here.' })
  cursor!: string;
}

export const words: Word[] = Array.from({ length: 45 }, (_, i) => ({
  id: `w${String(i).padStart(2, '0')}`,
  length: Math.floor(i / 3),
  tone: i % 2 === 0 ? Tone.HIGH : Tone.LOW,
  heardAt: Date.UTC(2026, 0, 1) + i * 1000,
}));

/** Counts calls of the count function, to see that it is lazy. */
export const calls = { count: 0, contexts: 0, opened: 0, closed: 0 };

const keyTypes = ['number', 'string'] as const;

export function wordsOfPage(args: ConnectionArguments): Connection<Word> {
  const window = pageWindow('words:length', args, keyTypes);
  const compare = (a: readonly unknown[], b: readonly unknown[]): number =>
    Number(a[0]) - Number(b[0]) || String(a[1]).localeCompare(String(b[1]));
  const keys = (word: Word): [number, string] => [word.length, word.id];
  const inside = words.filter(
    (word) =>
      (!window.after || compare(keys(word), window.after) > 0) &&
      (!window.before || compare(keys(word), window.before) < 0),
  );
  if (window.backward) inside.reverse();
  return page(inside.slice(0, window.limit + 1), window, keys, {
    count: async () => {
      calls.count += 1;
      return words.length;
    },
  });
}

async function* numbers(after: number | undefined, signal: AbortSignal): AsyncGenerator<{ position: number }> {
  calls.opened += 1;
  try {
    for (let position = (after ?? 0) + 1; !signal.aborted; position += 1) {
      yield { position };
      await sleep(5, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    calls.closed += 1;
  }
}

/** A log that a test appends to. */
export const journal = {
  length: 0,
  /** How often an event was worked out. */
  workedOut: 0,
  wake: new Set<() => void>(),
  append(count: number): void {
    this.length += count;
    for (const each of this.wake) each();
  },
  async *changes(after: number | undefined, signal: AbortSignal): AsyncGenerator<{ position: number }> {
    for (let position = (after ?? this.length) + 1; !signal.aborted; position += 1) {
      while (position > this.length && !signal.aborted) {
        await new Promise<void>((resolve) => {
          this.wake.add(resolve);
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      if (!signal.aborted) yield { position };
    }
  },
};

@Resolver(() => Word)
export class WordResolver {
  @Allows('ANYBODY')
  @Query(() => WordConnection, { description: 'Words by length.' })
  words(@Args(() => WordArguments) args: WordArguments): Connection<Word> {
    return wordsOfPage(args);
  }

  @Allows('ANYBODY')
  @Query(() => Word, { nullable: true, description: 'One word.' })
  word(@Arg('id', () => ID, { description: 'Its id.' }) id: string): Word {
    const word = words.find((each) => each.id === id);
    if (!word) throw new NotFoundError('word', id);
    return word;
  }

  @Allows('ANYBODY')
  @Query(() => String, { nullable: true, description: 'Never answers by itself.' })
  async forever(): Promise<string> {
    return new Promise(() => undefined);
  }

  @Allows('ANYBODY')
  @Query(() => String, { nullable: true, description: 'Breaks unexpectedly.' })
  broken(): string {
    throw new Error('password=secret at bolt://store');
  }

  @Allows('ANYBODY')
  @Mutation(() => String, { description: 'Says the request id.' })
  whoAmI(@Ctx() context: OperationContext): string {
    return context.requestId;
  }

  @Allows('ANYBODY')
  @Subscription(() => Count, {
    description: 'Counts up; only even numbers.',
    subscribe: ({ args, context }) =>
      followChanges({
        changes: numbers,
        after: (args as { after?: string | null }).after,
        select: (change) => (change.position % 2 === 0 ? change.position : undefined),
        signal: (context as OperationContext).signal,
      }),
  })
  counted(
    @Root() { event, cursor }: ChangeEvent<number>,
    @Arg('after', () => String, { nullable: true, description: 'Resume after this cursor.' }) _after?: string | null,
  ): Count {
    return { value: event, cursor };
  }

  @Allows('ANYBODY')
  @Subscription(() => Count, {
    description: 'Entries of a log that the test writes; many subscribers share one stream.',
    subscribe: ({ args, context }) =>
      followChanges({
        changes: (after, signal) => journal.changes(after, signal),
        latest: async () => journal.length,
        after: (args as { after?: string | null }).after,
        select: (change) => (change.position % ((args as { of?: number }).of ?? 1) === 0 ? change.position : undefined),
        signal: (context as OperationContext).signal,
      }),
  })
  written(
    @Root() { event, cursor }: ChangeEvent<number>,
    @Arg('after', () => String, { nullable: true, description: 'Resume after this cursor.' }) _after?: string | null,
    @Arg('of', () => Int, { nullable: true, description: 'Only multiples of it.' }) _of?: number,
  ): Count {
    journal.workedOut += 1;
    return { value: event, cursor };
  }

  @Allows('ANYBODY')
  @Subscription(() => Count, {
    description: 'Fails after one number.',
    subscribe: async function* () {
      yield 1;
      throw new NotFoundError('next number', '2');
    },
  })
  failing(@Root() value: number): Count {
    return { value, cursor: changeCursor(value) };
  }

  @FieldResolver(() => [Word], { description: 'Words like it.' })
  async similar(@Root() word: Word): Promise<Word[]> {
    return words.filter((each) => each.length === word.length);
  }
}

export function wordSchema(): Promise<GraphQLSchema> {
  return buildPhonographSchema([WordResolver]);
}
