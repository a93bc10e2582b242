import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eaf } from '../../../../src/exchange/annotations/elan/eaf.ts';
import type { AnnotationDocument, Kept } from '../../../../src/review/annotations/annotation-document.ts';
import { anyDocument } from '../made-documents.ts';
import { schemaFaults } from './eaf-schema.ts';

const options = { durationSeconds: 30 };

/** What an EAF says of a document: all but what it has kept for itself, and points, which are as long as a millisecond. */
function said(document: AnnotationDocument) {
  const held = (text: string) => text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
  const { tiers, vocabularies, media, metadata } = document;
  return {
    vocabularies: vocabularies.map(({ kept: _, entries, ...each }) => ({ ...each, entries: entries.map(withoutKept) })),
    media,
    author: metadata.author,
    properties: metadata.properties,
    tiers: tiers.map(({ kept: _, annotations, kind, ...tier }) => ({
      ...tier,
      name: held(tier.name),
      ...(tier.parent !== undefined && { parent: held(tier.parent) }),
      ...(tier.participant !== undefined && { participant: held(tier.participant) }),
      annotations: annotations.map((each) => ({
        ...withoutKept(each),
        text: held(each.text),
        ...(kind === 'POINTS' && { endSeconds: (Math.round(each.startSeconds! * 1000) + 1) / 1000 }),
      })),
    })),
  };
}

function withoutKept<Value extends { readonly kept?: Kept }>({ kept: _, ...value }: Value) {
  return value;
}

describe('documents of any origin in an EAF', () => {
  it('keep tiers, constraints, parents, times, texts, vocabularies and languages', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { bytes } = eaf.write(document, options);
        expect(said(eaf.read(bytes))).toEqual(said(document));
      }),
    );
  });

  it('are as the schema of EAF 3.0 wants them', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(schemaFaults(new TextDecoder().decode(eaf.write(document, options).bytes))).toEqual([]);
      }),
    );
  });

  it('come back the same when what was read is written again', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const first = eaf.read(eaf.write(document, options).bytes);
        const again = eaf.write(first, options);
        expect(again.losses).toEqual([]);
        expect(eaf.read(again.bytes)).toEqual(first);
      }),
    );
  });

  it('divides tiers that overlap, and what depends on them with them', () => {
    const { bytes, losses } = eaf.write(
      {
        tiers: [
          {
            name: 'call',
            kind: 'INTERVALS',
            annotations: [
              { id: 'a', startSeconds: 0, endSeconds: 2, text: 'a' },
              { id: 'b', startSeconds: 1, endSeconds: 3, text: 'b' },
            ],
          },
          {
            name: 'who',
            kind: 'INTERVALS',
            parent: 'call',
            constraint: 'SYMBOLIC_ASSOCIATION',
            annotations: [
              { id: 'c', parentId: 'a', text: 'c' },
              { id: 'd', parentId: 'b', text: 'd' },
            ],
          },
        ],
        vocabularies: [],
        media: [],
        metadata: {},
      },
      options,
    );
    expect(eaf.read(bytes).tiers.map(({ name, parent, annotations }) => [name, parent, annotations[0]!.id])).toEqual([
      ['call', undefined, 'a'],
      ['call-2', undefined, 'b'],
      ['who', 'call', 'c'],
      ['who-2', 'call-2', 'd'],
    ]);
    expect(losses.map(({ where }) => where)).toEqual(['call', 'who']);
  });

  it('gives ids that XML cannot have others, and names what it leaves out', () => {
    const { bytes, losses } = eaf.write(
      {
        tiers: [
          {
            name: 'x',
            kind: 'INTERVALS',
            annotations: [
              { id: '0b7c', startSeconds: 0, endSeconds: 0.00049, text: 'a\u0001', lowHz: 20 },
              { id: 'a1', startSeconds: 1, endSeconds: 2, text: 'b' },
            ],
            kept: { raven: { x: 1 } },
          },
        ],
        vocabularies: [],
        media: [],
        metadata: { title: 'T', date: '2020' },
        durationSeconds: 3,
      },
      options,
    );
    expect(eaf.read(bytes).tiers[0]!.annotations.map(({ id, text }) => [id, text])).toEqual([
      ['a2', 'a\ufffd'],
      ['a1', 'b'],
    ]);
    expect(eaf.read(bytes).metadata.date).toBe('2020-01-01T00:00:00Z');
    expect(losses.map(({ what }) => what).sort()).toEqual([
      'characters that XML cannot hold',
      'duration',
      'frequencies',
      'metadata',
      'times finer than a millisecond',
      'what only raven knows',
    ]);
  });

  it('gives a boundary that was moved a slot of its own, in its place in time', () => {
    const text = `<ANNOTATION_DOCUMENT AUTHOR="" DATE="2020-01-01T00:00:00Z" VERSION="3.0"><HEADER><PROPERTY NAME="lastUsedAnnotationId">2</PROPERTY></HEADER><TIME_ORDER>
      <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2"/><TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="900"/></TIME_ORDER>
      <TIER TIER_ID="t" LINGUISTIC_TYPE_REF="d"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"/></ANNOTATION>
      <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3"/></ANNOTATION></TIER></ANNOTATION_DOCUMENT>`;
    const document = eaf.read(new TextEncoder().encode(text));
    const [tier] = document.tiers;
    const [first, second] = tier!.annotations;
    expect(first!.endSeconds).toBe(0.45);
    const added = { id: '7', startSeconds: 1, endSeconds: 2, text: 'new' };
    const edited = {
      ...document,
      tiers: [{ ...tier!, annotations: [first!, { ...second!, startSeconds: 0.5 }, added] }],
    };
    const written = new TextDecoder().decode(eaf.write(edited, options).bytes);
    expect(
      Array.from(written.matchAll(/TIME_SLOT_ID="(\w+)"(?: TIME_VALUE="(\d+)")?/g), ([, id, time]) => [id, time]),
    ).toEqual([
      ['ts1', '0'],
      ['ts2', undefined],
      ['ts4', '500'],
      ['ts3', '900'],
      ['ts5', '1000'],
      ['ts6', '2000'],
    ]);
    expect(written).toContain('NAME="lastUsedAnnotationId">3<');
  });
});
