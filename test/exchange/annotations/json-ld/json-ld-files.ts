// cspell:disable
import { wildFile, type WildFile } from '../content-of-files.ts';

const context = 'http://www.w3.org/ns/anno.jsonld';
const annotation = (id: string, fragment: string, text: string, more: object = {}) => ({
  id: `https://example.org/${id}`,
  type: 'Annotation',
  body: { type: 'TextualBody', value: text },
  target: `https://example.org/a.mp3#t=${fragment}`,
  ...more,
});
const file = (name: string, value: unknown): WildFile => wildFile(name, JSON.stringify(value, null, 1));
const selector = (value: string) => ({
  type: 'FragmentSelector',
  conformsTo: 'http://www.w3.org/TR/media-frags/',
  value,
});

/** Web Annotations as annotators of audio and video on the web write them. */
export const jsonLdFiles: readonly WildFile[] = [
  file('a collection', {
    '@context': context,
    id: 'https://example.org/c',
    type: 'AnnotationCollection',
    label: 'bird song',
    total: 2,
    first: {
      id: 'https://example.org/p1',
      type: 'AnnotationPage',
      startIndex: 0,
      items: [annotation('1', '1.5,2', 'song'), annotation('2', '3,4.25', 'call')],
    },
  }),
  file('a page', { '@context': context, type: 'AnnotationPage', items: [annotation('1', '1.5,2', 'song')] }),
  file('a list', [annotation('1', '1.5,2', 'song'), annotation('2', '2,3', 'x')]),
  file('a graph', { '@context': context, '@graph': [annotation('1', '0,1', 'x')] }),
  file('one annotation', { '@context': context, ...annotation('1', '10,20', 'alone') }),
  file('selectors', {
    '@context': context,
    type: 'AnnotationPage',
    items: [
      annotation('1', '', 'x', {
        target: { source: 'https://example.org/v.mp4', selector: selector('t=npt:0:01:02.5,0:01:03&track=audio') },
      }),
    ],
  }),
  file('several selectors', {
    type: 'AnnotationPage',
    items: [
      annotation('1', '', 'x', {
        target: [
          { source: 'v', selector: [{ type: 'SvgSelector', value: '<svg/>' }, selector('t=5,6&xywh=1,2,3,4')] },
          'https://example.org/other',
        ],
      }),
    ],
  }),
  file('several bodies', {
    type: 'AnnotationPage',
    items: [
      annotation('1', '1,2', '', {
        body: [
          { type: 'TextualBody', value: 'owl', purpose: 'tagging' },
          { type: 'TextualBody', value: 'It calls.', language: 'en' },
          'https://example.org/owl',
        ],
      }),
    ],
  }),
  file('bodies without text', {
    type: 'AnnotationPage',
    items: [
      annotation('1', '1,2', '', { body: { id: 'https://example.org/owl', type: 'SpecificResource' } }),
      annotation('2', '2,3', '', { bodyValue: 'short', body: undefined }),
    ],
  }),
  file('what nobody knows', {
    '@context': [context, { x: 'https://x.example/' }],
    type: 'AnnotationPage',
    'x:y': { z: [1, null, true] },
    items: [
      annotation('1', '1,2', 'a', {
        creator: { name: 'Ana' },
        created: '2020-02-02T00:00:00Z',
        'x:score': 0.25,
        motivation: 'tagging',
      }),
    ],
  }),
  file('no end', {
    type: 'AnnotationPage',
    items: [annotation('1', '5', 'from here on'), annotation('2', ',6', 'until here')],
  }),
  file('out of order', {
    type: 'AnnotationPage',
    items: [annotation('1', '9,10', 'late'), annotation('2', '1,2', 'early')],
  }),
  file('no ids', {
    type: 'AnnotationPage',
    items: [
      { type: 'Annotation', target: 'a#t=1,2' },
      { type: 'Annotation', target: 'a#t=2,3' },
    ],
  }),
  file('Annotorious and AudioAnnotate', {
    '@context': context,
    id: 'c',
    type: 'AnnotationCollection',
    first: {
      type: 'AnnotationPage',
      items: [
        annotation('#a', '1,2', '<p>markup & all</p>', {
          body: [{ type: 'TextualBody', value: '<p>markup & all</p>', format: 'text/html', purpose: 'commenting' }],
        }),
      ],
    },
  }),
  file('an empty collection', { '@context': context, type: 'AnnotationCollection', label: 'none', total: 0 }),
];
