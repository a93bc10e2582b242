import { getNamedType, type ExecutionResult, type GraphQLField } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ruleOf, rootTypes, whoseIs } from '../../src/api/check-rules.ts';
import { PhonographError } from '../../src/errors.ts';
import { appendChange } from '../../src/graph/change-log.ts';
import { roles } from '../../src/request-context.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { askers, makeWorld, type Asker, type World } from './matrix-world.ts';
import { argumentsOf } from './root-arguments.ts';
import { marksOf, removeCollection, type SeededCollection } from './seeded-collection.ts';
import { selectionOf } from './selection.ts';

type Field = GraphQLField<unknown, unknown>;

/** What takes something away, and what comes after it is about something else. */
const takesAway = /^(delete|forget|revoke|retract|undo|merge|split|set|pause|change|rotate|take|open)/;

/** After these somebody may do what they might not before, or something is not there any more. */
const last = ['forgetRecording', 'setCollectionRole', 'openCollection', 'takeCollectionRole'];

/** Of what may be done only to what one has made oneself: others' is not found. */
const ownOnly = ['deleteTranscript', 'deleteBehaviourNote', 'deleteDataset'];

const patience = { timeout: 500_000 };

describeGraph('access, every root field for everybody', (fixture) => {
  let world: World;
  const covered = new Set<string>();
  beforeAll(async () => {
    await fixture.wipe();
    world = await makeWorld(fixture.graph);
  }, 60_000);
  afterAll(() => world.close());

  const fieldsOf = (kind: 'Query' | 'Mutation' | 'Subscription'): Field[] =>
    Object.values(
      world.schema.getType(kind)
        ? (world.schema.getType(kind) as never as { getFields(): Record<string, Field> }).getFields()
        : {},
    );
  const isFreeToRead = (field: Field) => ['ANYBODY', 'READER'].includes(ruleOf(field)!.needs);

  /** The field with arguments that aim at a collection, as an operation. */
  function operation(kind: string, field: Field, aim: SeededCollection, selection: string) {
    const variables = argumentsOf(field, aim, world.others) ?? {};
    const given = field.args.filter(({ name }) => name in variables);
    const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
    const head = declared === '' ? kind : `${kind} (${declared})`;
    return { source: `${head} { ${field.name}${passed === '' ? '' : `(${passed})`} ${selection} }`, variables };
  }
  const shallow = (field: Field) => (selectionOf(getNamedType(field.type), new Set()) === '' ? '' : '{ __typename }');
  const codeOf = ({ errors }: ExecutionResult): string | undefined => {
    const cause = errors?.find(({ path }) => (path?.length ?? 0) <= 1)?.originalError;
    if (cause === undefined || cause === null) return errors?.[0] === undefined ? undefined : errors[0].message;
    return cause instanceof PhonographError ? cause.code : cause.message;
  };

  it('has arguments for every root field, and asks for every field of every type', () => {
    const without: string[] = [];
    for (const type of rootTypes(world.schema)) {
      for (const field of Object.values(type.getFields())) {
        if (argumentsOf(field, world.shared, world.others) === undefined) without.push(`${type.name}.${field.name}`);
        selectionOf(getNamedType(field.type), covered);
      }
    }
    expect(without, 'say in root-arguments.ts what to give').toEqual([]);
    const roots = rootTypes(world.schema).map(({ name }) => name);
    const all = Object.values(world.schema.getTypeMap()).flatMap((type) => {
      if (!('getFields' in type) || !('isTypeOf' in type) || type.name.startsWith('__') || roots.includes(type.name))
        return [];
      expect(whoseIs(type), type.name).toBeDefined();
      return Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
    });
    expect(
      all.filter((field) => !covered.has(field)),
      'deepen selection.ts',
    ).toEqual([]);
  });

  /** What was answered to everybody, while the closed collection was there. */
  const answers = new Map<string, unknown>();
  /** Everybody's answers to one field, by whom and at what it was aimed; where that makes no difference it is asked once. */
  const answersOf = async (field: Field, who: readonly Asker[], aims: readonly SeededCollection[]) => {
    const selection = selectionOf(getNamedType(field.type), new Set());
    const found: { readonly asker: Asker; readonly aim: SeededCollection; readonly answer: ExecutionResult }[] = [];
    for (const asker of who) {
      const asked = new Map<string, ExecutionResult>();
      for (const aim of aims) {
        const { source, variables } = operation('query', field, aim, selection);
        const question = JSON.stringify([source, variables]);
        const answer = asked.get(question) ?? (await world.ask(asker, source, variables));
        asked.set(question, answer);
        found.push({ asker, aim, answer });
      }
    }
    return found;
  };
  const cell = (field: Field, asker: Asker, aim: SeededCollection) => `${field.name} to ${asker} aimed at ${aim.name}`;

  it('tells nobody of what they may not read, in no query', patience, async () => {
    const marks = new Map<SeededCollection, readonly string[]>();
    for (const each of [world.open, world.shared, world.closed]) marks.set(each, await marksOf(fixture.graph, each));
    const told: string[] = [];
    for (const field of fieldsOf('Query').filter(isFreeToRead)) {
      for (const { asker, aim, answer } of await answersOf(field, askers, [world.open, world.shared, world.closed])) {
        answers.set(cell(field, asker, aim), plain(answer));
        // What was asked for by its id may be named in the refusal.
        const said = readable(world.roleAt(asker, aim) === null ? answer.data : answer);
        for (const [each, ofEach] of marks) {
          if (world.roleAt(asker, each) !== null) continue;
          const mark = ofEach.find((text) => said.includes(text));
          if (mark !== undefined) told.push(`${field.name} tells ${asker} of ${each.name}: ${mark}`);
        }
      }
    }
    expect(told).toEqual([]);
    expect(answers.size).toBeGreaterThan(500);
  });

  it('finds what one may read', patience, async () => {
    const found = await Promise.all(
      (['nobody', 'reader', 'owner', 'readingKey', 'otherKey'] as const).map(async (asker) => {
        const { data } = await world.ask(
          asker,
          '{ recordings { totalCount edges { node { id } } } collections { recordingCount } }',
        );
        const { recordings } = data as unknown as {
          recordings: { totalCount: number; edges: { node: { id: string } }[] };
        };
        expect(recordings.totalCount).toBe(recordings.edges.length);
        return [asker, recordings.edges.map(({ node }) => node.id).sort()];
      }),
    );
    expect(Object.fromEntries(found)).toEqual({
      nobody: ['alder-recording'],
      reader: ['alder-recording', 'birch-recording'],
      owner: ['alder-recording', 'birch-recording'],
      readingKey: ['birch-recording'],
      otherKey: ['alder-recording'],
    });
  });

  it('answers the same as if what nobody may read were not there', patience, async () => {
    await removeCollection(fixture.graph, world.closed);
    const different: string[] = [];
    for (const field of fieldsOf('Query').filter(isFreeToRead)) {
      const after = await answersOf(field, ['nobody', 'owner', 'otherKey'], [world.open, world.closed]);
      for (const { asker, aim, answer } of after) {
        const [one, other] = [answers.get(cell(field, asker, aim)), plain(answer)];
        if (JSON.stringify(one) !== JSON.stringify(other)) {
          different.push(differenceOf(cell(field, asker, aim), one, other));
        }
      }
    }
    expect(different).toEqual([]);
    // What follows changes the graph, and wants all of it.
    await fixture.wipe();
    await world.close();
    world = await makeWorld(fixture.graph);
  });

  it('tells subscribers of what they may read, and of nothing else', patience, async () => {
    const of = ({ collectionId, lexiconId, recordingId, mappingId, formId, conceptId, name }: SeededCollection) => {
      const mapping = { mappingId, formId, conceptId, formerProbability: 0.1, probability: 0.9, status: 'HYPOTHESIS' };
      const transcript = { transcriptId: `${name}-transcript`, language: 'kk', happened: 'IMPORTED' };
      return [
        { kind: 'MAPPING_CHANGED', lexiconId, payload: mapping },
        { kind: 'RECORDING_ADDED', recordingId, collectionId, lexiconId, payload: { title: name } },
        { kind: 'TRANSCRIPT_CHANGED', recordingId, collectionId, lexiconId, payload: transcript },
      ];
    };
    const asked = {
      mappingChanged: 'subscription { mappingChanged { mappingId cursor } }',
      ingestProgressed: 'subscription { ingestProgressed { recordingId cursor } }',
    };
    for (const [name, source] of Object.entries(asked)) {
      for (const asker of ['nobody', 'stranger', 'readingKey', 'otherKey'] as const) {
        const mine = asker === 'readingKey' ? world.shared : world.open;
        const stream = await world.follow(asker, source);
        expect(Symbol.asyncIterator in stream, `${asker} ${name}: ${JSON.stringify(stream)}`).toBe(true);
        const first = (stream as AsyncGenerator<ExecutionResult>).next();
        await new Promise((resolve) => setTimeout(resolve, 300));
        for (const each of [world.closed, asker === 'readingKey' ? world.open : world.shared, mine]) {
          for (const change of of(each)) await fixture.graph.write((transaction) => appendChange(transaction, change));
        }
        const { value } = await first;
        const event = (value as ExecutionResult).data![name] as Record<string, string>;
        expect(event['mappingId'] ?? event['recordingId'], `${asker} ${name}`).toMatch(new RegExp(`^${mine.name}-`));
        await (stream as AsyncGenerator<ExecutionResult>).return(undefined);
      }
    }
  });

  it('refuses by the rule that is declared, and by no other', patience, async () => {
    const cells: string[] = [];
    const differences: string[] = [];
    const ruled = (['Query', 'Mutation', 'Subscription'] as const)
      .flatMap((kind) => fieldsOf(kind).map((field) => ({ kind, field })))
      .filter(({ kind, field }) => kind !== 'Query' || !isFreeToRead(field));
    // What takes away comes last, and of it what takes the most.
    const ordered = [
      ...ruled.filter(({ field }) => !takesAway.test(field.name) && !last.includes(field.name)),
      ...ruled.filter(({ field }) => takesAway.test(field.name) && !last.includes(field.name)),
      ...last.flatMap((name) => ruled.filter(({ field }) => field.name === name)),
    ];
    for (const { kind, field } of ordered) {
      for (const aim of [world.closed, world.open, world.shared]) {
        const expectations = askers.map((asker) => ({ asker, expected: expectedOf(field, asker, aim) }));
        // Those who may come last: after them it may be another thing.
        expectations.sort((a, b) => Number(a.expected === 'ALLOWED') - Number(b.expected === 'ALLOWED'));
        for (const { asker, expected } of expectations) {
          // Once is enough of what cannot be done twice.
          if (expected === 'ALLOWED' && takesAway.test(field.name) && asker !== 'owner' && asker !== 'admin') continue;
          const { source, variables } = operation(kind.toLowerCase(), field, aim, shallow(field));
          const result =
            kind === 'Subscription'
              ? await world.follow(asker, source, variables)
              : await world.ask(asker, source, variables);
          const code = Symbol.asyncIterator in result ? undefined : codeOf(result);
          if (Symbol.asyncIterator in result) await result.return(undefined);
          cells.push(`${field.name} ${asker} ${aim.name}`);
          const isRefused = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'].includes(code ?? '');
          const asExpected =
            expected === 'ALLOWED'
              ? !isRefused || (code === 'NOT_FOUND' && ownOnly.includes(field.name))
              : expected === 'ELSEWHERE' || code === expected;
          if (!asExpected) differences.push(`${field.name} by ${asker} on ${aim.name}: ${code}, not ${expected}`);
        }
      }
    }
    expect(differences).toEqual([]);
    console.log(
      `${ordered.length} root fields, ${cells.length} cells; ${answers.size} answers to queries; ${covered.size} fields`,
    );
  });

  function expectedOf(field: Field, asker: Asker, aim: SeededCollection): string {
    const rule = ruleOf(field)!;
    const isNarrow = asker === 'readingKey' || asker === 'otherKey';
    if (rule.needs === 'ANYBODY' || rule.needs === 'READER') return 'ALLOWED';
    if (asker === 'nobody') return 'UNAUTHENTICATED';
    if (rule.needs === 'ADMIN') return asker === 'admin' ? 'ALLOWED' : 'FORBIDDEN';
    if (rule.needs === 'WHOLE_PERSON') return isNarrow ? 'FORBIDDEN' : 'ELSEWHERE';
    if (rule.needs === 'SIGNED_IN') return 'ELSEWHERE';
    const role = world.roleAt(asker, aim);
    // A lexicon is of one collection here: who may read the one may read the other.
    if (role === null) return 'NOT_FOUND';
    return roles.indexOf(role) >= roles.indexOf(rule.needs) ? 'ALLOWED' : 'FORBIDDEN';
  }

  it('writes every mutation and every refusal, and lets owners read of theirs alone', patience, async () => {
    const log = `{ auditLog(first: 200) { edges { node { operation outcome personId subjectIds placeIds code } } } }`;
    const entries = async (asker: Asker) => {
      const { data, errors } = await world.ask(asker, log);
      expect(errors).toBeUndefined();
      type Entry = { operation: string; outcome: string; subjectIds: string[]; placeIds: string[]; personId: string };
      return (data as unknown as { auditLog: { edges: { node: Entry }[] } }).auditLog.edges.map(({ node }) => node);
    };
    const all = await entries('admin');
    expect(all.length).toBe(200);
    expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['DONE', 'REFUSED', 'FAILED']));
    const [{ count } = { count: 0 }] = await fixture.graph.read<{ count: number }>({
      name: 'test/count-operations',
      text: 'MATCH (entry:AuditEntry) RETURN count(DISTINCT entry.operation) AS count',
    });
    expect(count).toBeGreaterThanOrEqual(fieldsOf('Mutation').length);
    const ofOwner = await entries('owner');
    const { data } = await world.ask('owner', '{ collections { id lexiconId } }');
    const { collections } = data as unknown as { collections: { id: string; lexiconId: string }[] };
    const theirs = collections.flatMap(({ id, lexiconId }) => [id, lexiconId]);
    expect(ofOwner.length).toBeGreaterThan(0);
    expect(
      ofOwner.filter(({ placeIds, subjectIds }) => ![...placeIds, ...subjectIds].some((id) => theirs.includes(id))),
    ).toEqual([]);
    // Who owns a collection now that they have made one.
    expect((await entries('stranger')).map(({ operation }) => operation)).toEqual(['createCollection']);
  });
});

/** Where two answers part. */
function differenceOf(name: string, before: unknown, after: unknown): string {
  const [one, other] = [JSON.stringify(before), JSON.stringify(after)];
  const place = Math.max(0, [...one].findIndex((character, i) => character !== other[i]) - 100);
  return `${name}: …${one.slice(place, place + 300)} was …${other.slice(place, place + 300)}`;
}

/** An answer without what differs from run to run. */
function plain({ data, errors }: ExecutionResult): unknown {
  const faults = (errors ?? []).map(({ message, path }) => `${path?.join('.')}: ${message}`).sort();
  return JSON.parse(JSON.stringify({ data, faults }).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'an instant')) as unknown;
}

/** All that a client could read of it, within cursors too. */
function readable(answer: unknown): string {
  const text = JSON.stringify(answer) ?? '';
  const cursors = text.match(/"[A-Za-z0-9_-]{12,}"/g) ?? [];
  return text + cursors.map((each) => Buffer.from(each.slice(1, -1), 'base64url').toString('utf8')).join(' ');
}
