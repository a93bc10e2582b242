import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import type { SeededCollection } from './seeded-collection.ts';

/** What else arguments name, beside the collection that they aim at. */
export interface Others {
  readonly personId: string;
  readonly keyId: string;
  readonly webhookId: string;
}

/** What the argument `id` of a root field names. */
const idOf: Readonly<Record<string, keyof SeededCollection | keyof Others>> = {
  ...{ recording: 'recordingId', forgetRecording: 'recordingId', lexicon: 'lexiconId' },
  ...{ mapping: 'mappingId', reviewMapping: 'mappingId', retractReview: 'mappingId' },
  ...{ concept: 'conceptId', nameConcept: 'conceptId', soundForm: 'formId' },
  ...{ source: 'sourceId', nameSource: 'sourceId', splitSource: 'sourceId' },
  ...{ deleteTranscript: 'transcriptId', deleteBehaviourNote: 'noteId' },
  ...{ deleteAnnotationDocument: 'documentId', editAnnotations: 'annotationId' },
  ...{ changePerson: 'personId', revokeApiKey: 'keyId' },
  ...{ webhook: 'webhookId', pauseWebhook: 'webhookId', resumeWebhook: 'webhookId' },
  ...{ rotateWebhookSecret: 'webhookId', deleteWebhook: 'webhookId' },
};

/** Values of arguments that are no ids, wherever they stand. */
const values: Readonly<Record<string, unknown>> = {
  ...{ label: 'something', name: 'something', text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n', language: 'kk' },
  ...{ startSeconds: 0, endSeconds: 1, isOn: true, pattern: 'V', respelling: 'ka', ipa: 'ka', count: 1 },
  ...{
    url: 'https://example.org/nothing.wav',
    role: 'READER',
    verdict: 'CONFIRMED',
    revision: 1,
    uploadId: 'upload_none',
  },
};

/**
 * Arguments for a root field that aim at one collection: those that must be given, and every one that names something.
 * @returns undefined where nobody said what to give: say it above
 */
export function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  aim: SeededCollection,
  others: Others,
): Record<string, unknown> | undefined {
  const built: Record<string, unknown> = {};
  for (const { name, type, defaultValue } of field.args) {
    const value = valueOf(field.name, name, type, aim, others);
    if (value !== undefined) built[name] = value;
    else if (isNonNullType(type) && defaultValue === undefined) return undefined;
  }
  return built;
}

function valueOf(field: string, name: string, type: GraphQLInputType, aim: SeededCollection, others: Others): unknown {
  const names = {
    ...aim,
    ...others,
    intoId: aim.sourceId,
    soundEventId: aim.eventId,
    subjectId: aim.mappingId,
    statementId: aim.eventId,
  };
  const isRequired = isNonNullType(type);
  if (name === 'id') return names[idOf[field] as keyof typeof names];
  if (name === 'fromIds') return [`${aim.name}-source-1`];
  if (name === 'heardSourceIds') return [aim.heardSourceId];
  if (name === 'personId' && !isRequired) return undefined;
  if (name === 'collectionIds') return [aim.collectionId];
  const listed = /^(.*Id)s$/.exec(name)?.[1];
  if (listed !== undefined && listed in names) return [names[listed as keyof typeof names]];
  if (name in names && /Id$/.test(name)) return names[name as keyof typeof names];
  if (field === 'openCollection') return 'EVERYBODY';
  if (!isRequired) return undefined;
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    const entries = Object.values(named.getFields()).map((each) => [
      each.name,
      valueOf(field, each.name, each.type, aim, others),
    ]);
    const input: unknown = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    return isListType(getNullableType(type)) ? [input] : input;
  }
  if (name in values) return values[name];
  return isEnumType(named) ? named.getValues()[0]!.name : undefined;
}
