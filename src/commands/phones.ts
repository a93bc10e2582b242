import type { Command } from 'commander';
import { ParameterError } from '../errors.ts';
import { phonesAfter, phonesBefore, type ConcordanceOrder } from '../phonetics/phone-search/concordance.ts';
import type { FoundMatch } from '../phonetics/phone-search/find-matches.ts';
import { matchPage } from '../phonetics/phone-search/match-page.ts';
import { parsePhonePattern } from '../phonetics/phone-search/parse-phone-pattern.ts';
import { PhoneSearchStore } from '../phonetics/phone-search/phone-search.store.ts';
import { spellUtterance } from '../phonetics/respelling/spell-utterance.ts';
import type { Phonograph } from '../phonograph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { localOwnerId } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { lexiconOf, type LexiconOptions } from './chosen-lexicon.ts';
import { concordance, type ConcordanceLine } from './concordance.ts';
import { wholeNumberFrom } from './number-option.ts';
import { print, printJson, say } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface SearchOptions extends LexiconOptions {
  readonly limit: number;
  readonly context: number;
  readonly sort: string;
  readonly json?: boolean;
}

const orders: ReadonlyMap<string, ConcordanceOrder> = new Map([
  ['position', 'POSITION'],
  ['before', 'PRECEDING'],
  ['after', 'FOLLOWING'],
]);
const largestPage = 200;
const mostContext = 50;

export function addPhones(program: Command): void {
  const phones = program.command('phones').description('the phones that were heard');
  phones
    .command('search <pattern>')
    .description("where a phone pattern fits, with the phones around it: '[+nasal] V #' (docs/phone-patterns.md)")
    .option('--collection <name>', 'only in this collection')
    .option('--lexicon <id>', 'only in collections of this lexicon')
    .option('--sort <by>', 'position, before or after: by the phones before or after', 'position')
    .option('--context <count>', `phones on either side, 0 to ${mostContext}`, wholeNumberFrom(0, mostContext), 10)
    .option('--limit <count>', 'how many at most', wholeNumberFrom(1, 1_000_000), 100)
    .option('--json', 'one JSON line a match')
    .action(async (pattern: string, options: SearchOptions, command: Command) => {
      const order = orders.get(options.sort);
      if (order === undefined) command.error(`phonograph: --sort is position, before or after, not ${options.sort}`);
      // What cannot be read is told before a store is started.
      parsePhonePattern(pattern);
      await withPhonograph(command, { works: false }, async (phonograph, _config, interrupted) => {
        const found = await searchPhones(phonograph, { ...options, pattern, order }, interrupted);
        const lines = await linesOf(phonograph, found.matches, options.context);
        if (options.json) for (const line of lines) printJson(line);
        else if (lines.length > 0) print(concordance(lines));
        if (!options.json && lines.length === 0) print('no match in the phones that are there');
        if (found.more) say(`there are more than ${lines.length}; say --limit`);
      });
    });
}

interface Search extends LexiconOptions {
  readonly pattern: string;
  readonly order: ConcordanceOrder;
  readonly limit: number;
}

/** Page by page, also past pages that hold nothing. */
export async function searchPhones(
  { graph }: Pick<Phonograph, 'graph'>,
  { pattern, order, limit, ...where }: Search,
  signal: AbortSignal,
): Promise<{ readonly matches: readonly FoundMatch[]; readonly more: boolean }> {
  const collectionIds = await collectionsOf({ graph }, where);
  const search = { pattern: parsePhonePattern(pattern), options: {}, collectionIds };
  const matches: FoundMatch[] = [];
  for (let after: string | null = null; ;) {
    const first = Math.min(largestPage, limit - matches.length);
    const { edges, pageInfo } = await matchPage(graph, search, { first, after }, order, signal);
    matches.push(...edges.map(({ node }) => node.found));
    if (!pageInfo.hasNextPage || matches.length >= limit) return { matches, more: pageInfo.hasNextPage };
    after = pageInfo.endCursor;
  }
}

async function collectionsOf({ graph }: Pick<Phonograph, 'graph'>, where: LexiconOptions): Promise<readonly string[]> {
  const store = new CollectionStore(graph);
  const { collectionIds } = await store.access(localOwnerId);
  if (where.collection !== undefined) {
    const named = (await store.list(collectionIds)).find(({ name }) => name === where.collection);
    if (named === undefined) throw new ParameterError(`no collection is named ${JSON.stringify(where.collection)}`);
    return [named.id];
  }
  if (where.lexicon === undefined) return collectionIds;
  return await new PhoneSearchStore(graph).collectionsOf(await lexiconOf({ graph }, where), collectionIds);
}

async function linesOf(
  { graph }: Pick<Phonograph, 'graph'>,
  matches: readonly FoundMatch[],
  context: number,
): Promise<readonly ConcordanceLine[]> {
  const ids = [...new Set(matches.map(({ recordingId }) => recordingId))];
  const { collectionIds } = await new CollectionStore(graph).access(localOwnerId);
  const recordings = await new RecordingStore(graph).read(ids, collectionIds);
  const titles = new Map(recordings.map(({ id, title }) => [id, title]));
  return matches.map((match) => {
    const phones = match.phones.slice(match.start, match.end);
    const ipasOf = (some: FoundMatch['phones']) => some.map(({ ipa }) => ipa);
    return {
      file: titles.get(match.recordingId) ?? match.recordingId,
      start: phones[0]!.startSeconds,
      end: phones.at(-1)!.endSeconds,
      before: ipasOf(phonesBefore(match, context)),
      match: ipasOf(phones),
      after: ipasOf(phonesAfter(match, context)),
      respelling: spellUtterance(phones).respelling,
      confidence: match.confidence,
      recordingId: match.recordingId,
      soundEventId: match.soundEventId,
    };
  });
}
