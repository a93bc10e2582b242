import type { GraphQLField, GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { ForbiddenError, PhonographError, UnauthenticatedError } from '../errors.ts';
import type { Grant, Identity, Outcome, Reader, RequestContext } from '../request-context.ts';
import type { Graph } from '../graph/graph.ts';
import type { Rule, Subject } from './allows.ts';
import { rootTypes, ruleOf } from './check-rules.ts';
import { checkSubjects, findSubjects, idsOf, type FoundSubject } from './subjects.ts';

type Arguments = Record<string, unknown>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext, Arguments, unknown>;

/**
 * Has every root field check its rule before it does anything, and every mutation written to the audit log, as well as
 * everything that is refused. What needs a role sees, while it works, only what its asker has that role for, so that a
 * filter of a query lets nothing through that the check did not think of. Changes the schema in place.
 */
export function enforceRules(schema: GraphQLSchema): void {
  for (const type of rootTypes(schema)) {
    for (const field of Object.values(type.getFields()) as GraphQLField<unknown, RequestContext>[]) {
      const rule = ruleOf(field as GraphQLField<unknown, unknown>);
      if (rule === undefined) continue;
      // An event is worked out for whoever passed when the subscription began; their access is looked up anew for each.
      if (type === schema.getSubscriptionType()) field.subscribe = checked(rule, field.subscribe as Resolve);
      else if (type === schema.getMutationType()) field.resolve = logged(checked(rule, field.resolve as Resolve), rule);
      else field.resolve = checked(rule, field.resolve as Resolve);
    }
  }
}

function checked(rule: Rule, resolve: Resolve): Resolve {
  if (rule.needs === 'ANYBODY' || rule.needs === 'READER') return resolve;
  return async (source, args, context, info) => {
    let within = context;
    try {
      within = await contextFor(rule, info.fieldName, args, context);
    } catch (error) {
      if (info.parentType !== info.schema.getMutationType() && isRefusal(error))
        await noteRefusal(error, args, context, info);
      throw error;
    }
    return await resolve(source, args, within, info);
  };
}

/** @returns the context in which the field is worked out @throws where its rule does not let the asker in */
async function contextFor(rule: Rule, name: string, args: Arguments, context: RequestContext): Promise<RequestContext> {
  const { reader, graph } = context;
  const { identity } = reader;
  if (!identity.isSignedIn) throw new UnauthenticatedError(`sign in first: ${name} is for people who are known`);
  if (rule.needs === 'WHOLE_PERSON' && isNarrowed(identity)) {
    throw new ForbiddenError('a credential that is not narrowed', name);
  }
  if (rule.needs === 'ADMIN' && (!identity.isAdmin || isNarrowed(identity))) {
    throw new ForbiddenError('an administrator', name);
  }
  if (!('subject' in rule)) return context;
  const access = await reader.access();
  const needed = rule.needs === 'OWNER' ? access.owned : access.annotatable;
  checkSubjects(rule.subject, await foundSubjects(rule.subject, args, graph), access, needed, () => {
    throw new ForbiddenError(`the role ${rule.needs}`, name);
  });
  return { ...context, reader: readerWithin(needed, reader) };
}

/** Whether a credential is for less than all that its person may do. */
export function isNarrowed({ atMost, onlyCollectionIds }: Identity): boolean {
  return atMost !== 'OWNER' || onlyCollectionIds !== null;
}

function readerWithin(needed: Grant, reader: Reader): Reader {
  return { ...reader, access: async () => ({ ...(await reader.access()), ...needed }) };
}

/** The answer goes out when the log has it. */
function logged(resolve: Resolve, rule: Rule): Resolve {
  return async (source, args, context, info) => {
    const end = await begin(args, context, info, await placesOf(rule, args, context));
    try {
      const result = await resolve(source, args, context, info);
      await end('DONE', null, idOf(result));
      return result;
    } catch (error) {
      await end(isRefusal(error) ? 'REFUSED' : 'FAILED', error instanceof PhonographError ? error.code : 'INTERNAL');
      throw error;
    }
  };
}

async function noteRefusal(
  error: PhonographError,
  args: Arguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<void> {
  await (
    await begin(args, context, info, [])
  )('REFUSED', error.code);
}

async function begin(
  args: Arguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
  placeIds: readonly string[],
): Promise<(outcome: Outcome, code: string | null, madeId?: string) => Promise<void>> {
  const field = info.parentType.getFields()[info.fieldName]!;
  // A program that runs operations by itself, as a benchmark does, may keep no log.
  if (context.audit === undefined) return async () => undefined;
  return await context.audit.begin({
    operation: field.name,
    subjectIds: [...new Set(idsOf(args, field.args))],
    placeIds,
  });
}

/** By the arguments of one call: the log wants to know the places of what the check looks up as well. */
const foundOf = new WeakMap<Arguments, Promise<readonly FoundSubject[]>>();

function foundSubjects(subject: Subject, args: Arguments, graph: Graph): Promise<readonly FoundSubject[]> {
  let found = foundOf.get(args);
  if (found === undefined) foundOf.set(args, (found = findSubjects(subject, args, graph)));
  return found;
}

async function placesOf(rule: Rule, args: Arguments, context: RequestContext): Promise<string[]> {
  if (!('subject' in rule) || !context.reader.identity.isSignedIn) return [];
  const found = await foundSubjects(rule.subject, args, context.graph);
  return [...new Set(found.flatMap(({ collectionId, lexiconId }: FoundSubject) => collectionId ?? lexiconId ?? []))];
}

function isRefusal(error: unknown): error is PhonographError {
  return error instanceof ForbiddenError || error instanceof UnauthenticatedError;
}

function idOf(result: unknown): string | undefined {
  const id = (result as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}
