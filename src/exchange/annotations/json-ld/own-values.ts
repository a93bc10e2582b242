import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import { isList, isObject } from './json-source.ts';

type Check = (value: JsonValue) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isAny: Check = isObject;

/** An object with these properties alone; those that are `needed` are there. */
function hasShape(properties: Readonly<Record<string, Check>>, needed: readonly string[] = []): Check {
  return (value) =>
    isObject(value) &&
    needed.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, each]) => Object.hasOwn(properties, name) && properties[name]!(each));
}

const listOf = (check: Check): Check => {
  return (value) => isList(value) && value.every(check);
};

export const isLanguage = hasShape({ iso639_3: isText, glottocode: isText, name: isText });

export const isMedia = listOf(
  hasShape({ address: isText, mimeType: isText, offsetSeconds: isNumber, kept: isAny }, ['address']),
);

export const isVocabularies = listOf(
  hasShape(
    {
      name: isText,
      description: isText,
      entries: listOf(hasShape({ id: isText, text: isText, description: isText, kept: isAny }, ['id', 'text'])),
      kept: isAny,
    },
    ['name', 'entries'],
  ),
);

export const isMetadata = hasShape({
  ...{ title: isText, author: isText, date: isText, place: isText, licence: isText, consent: isText },
  languages: listOf(isLanguage),
  participants: listOf(hasShape({ name: isText, role: isText, language: isLanguage }, ['name'])),
  properties: (value) => isObject(value) && Object.values(value).every(isText),
});
