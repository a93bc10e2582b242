import type { LanguageName } from '../../../review/annotations/annotation-document.ts';
import type { XmlElement } from './xml-element.ts';

/** That ELAN names where it knows none; it says nothing. */
export const undetermined = 'und';

const glottolog = 'https://glottolog.org/resource/languoid/id/';

/** A `LANGUAGE` of an EAF: ISO 639-3 as its id, a label, and as definition an address, which may be Glottolog's. */
export function languageOf({ attributes }: XmlElement): LanguageName {
  const { LANG_ID: id = '', LANG_DEF: definition = '', LANG_LABEL: label = '' } = attributes;
  // A number stands where two names are given for one language.
  const iso = /^([a-z]{3})(?:-\d+)?$/u.exec(id)?.[1];
  const glottocode = /(?:^|\/)([a-z0-9]{4}\d{4})$/u.exec(definition)?.[1] ?? /^[a-z0-9]{4}\d{4}$/u.exec(id)?.[0];
  const name = label !== '' ? label : iso === undefined && glottocode === undefined ? id : undefined;
  return {
    ...(iso !== undefined && { iso639_3: iso }),
    ...(glottocode !== undefined && { glottocode }),
    ...(name !== undefined && name !== '' && { name }),
  };
}

export function sameLanguage(a: LanguageName, b: LanguageName): boolean {
  return a.iso639_3 === b.iso639_3 && a.glottocode === b.glottocode && a.name === b.name;
}

/** The languages of an EAF that is being written, with ids for those that are referred to. */
export class ElanLanguages {
  private readonly elements: XmlElement[];

  /**
   * @param kept as a file had them
   * @param idOf makes an id of XML that is not taken, alike the one given
   */
  constructor(
    kept: readonly XmlElement[],
    private readonly idOf: (wanted: string) => string,
  ) {
    this.elements = [...kept];
  }

  /** The id by which a language is referred to; it is added where no `LANGUAGE` says the same. */
  refer(language: LanguageName): string {
    const found = this.elements.find((each) => sameLanguage(languageOf(each), language));
    if (found !== undefined) return found.attributes.LANG_ID ?? '';
    const { iso639_3: iso, glottocode, name } = language;
    const id = this.idOf(iso ?? glottocode ?? 'lang');
    this.elements.push({
      name: 'LANGUAGE',
      attributes: {
        LANG_ID: id,
        ...(glottocode !== undefined && { LANG_DEF: `${glottolog}${glottocode}` }),
        LANG_LABEL: name ?? '',
      },
      text: '',
      children: [],
    });
    return id;
  }

  /** For texts whose language nobody has said; its id is not given to others. */
  referToUndetermined(): string {
    const found = this.elements.find(({ attributes }) => attributes.LANG_ID === undetermined);
    if (found === undefined) {
      this.elements.push({
        name: 'LANGUAGE',
        attributes: {
          LANG_ID: undetermined,
          LANG_DEF: 'http://cdb.iso.org/lg/CDB-00130975-001',
          LANG_LABEL: 'undetermined (und)',
        },
        text: '',
        children: [],
      });
    }
    return undetermined;
  }

  all(): readonly XmlElement[] {
    return this.elements;
  }
}
