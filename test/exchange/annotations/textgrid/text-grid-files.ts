// cspell:disable -- words of many languages
import { long, row, short, type MadeGrid } from './make-text-grid.ts';

/** TextGrids in the shapes that corpora have, made here: none is anybody's file. */
export interface TextGridFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether what comes back has the same values in the same order; not so where Praat itself writes another shape. */
  readonly comesBackAlike: boolean;
}

const utf8 = (text: string, mark = false) => new TextEncoder().encode(mark ? `\ufeff${text}` : text);
const utf16 = (text: string, bigEndian: boolean, mark = true) => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
const windows = (text: string) => text.replaceAll('\n', '\r\n');

const aligned: MadeGrid = {
  xmax: 2.31,
  tiers: [
    {
      name: 'words',
      intervals: row([0.12, ''], [0.45, 'she'], [0.83, 'had'], [1.2, 'your'], [1.9, 'suit'], [2.31, '']),
    },
    {
      name: 'phones',
      intervals: row(
        [0.12, ''],
        [0.27, 'SH'],
        [0.45, 'IY1'],
        [0.5, 'HH'],
        [0.66, 'AE1'],
        [0.83, 'D'],
        [0.95, 'Y'],
        [1.2, 'AO1'],
        [1.42, 'S'],
        [1.7, 'UW1'],
        [1.9, 'T'],
        [2.31, 'spn'],
      ),
    },
  ],
};

const conversation: MadeGrid = {
  xmax: 61.2049887,
  tiers: [
    {
      name: 'A',
      intervals: row(
        [1.204, ''],
        [3.55, 'well <laughs> "so" they say'],
        [9.1, ''],
        [12.75, 'ja, genau'],
        [61.2049887, ''],
      ),
    },
    { name: 'B', intervals: row([3.4, ''], [9.02, 'mhm\nand then'], [61.2049887, '']) },
    { name: 'overlap', intervals: row([3.4, ''], [3.55, 'x'], [61.2049887, '']) },
  ],
};

const tobi: MadeGrid = {
  xmax: 1.873,
  tiers: [
    {
      name: 'tones',
      points: [
        [0.31, 'L*+H'],
        [0.902, 'H-'],
        [1.8, 'L-L%'],
      ],
    },
    { name: 'words', intervals: row([0.2, ''], [0.51, 'Anna'], [0.9, 'came'], [1.8, 'home'], [1.873, '']) },
    {
      name: 'breaks',
      points: [
        [0.51, '1'],
        [0.9, '1'],
        [1.8, '4'],
      ],
    },
    { name: 'misc', points: [] },
  ],
};

const ipa: MadeGrid = {
  xmax: 0.9,
  tiers: [{ name: 'фонемы', intervals: row([0.11, 'ˈt͡ʃʰa'], [0.3, 'ŋ̊ǃ'], [0.52, 'ʔɛ̃ː˥˩'], [0.9, '𐐷🎶']) }],
};

/** Forced alignment of many words: equal numbers of digits as MFA writes them. */
function alignment(words: number): MadeGrid {
  const ofWords: [number, string][] = [];
  const ofPhones: [number, string][] = [];
  for (let place = 0; place < words; place++) {
    const end = (place + 1) * 0.37;
    ofPhones.push([Number((end - 0.2).toFixed(4)), 'AH0'], [Number(end.toFixed(4)), 'N']);
    ofWords.push([Number(end.toFixed(4)), place % 7 === 0 ? '' : `word${place}`]);
  }
  const xmax = ofWords.at(-1)![0];
  return {
    xmax,
    tiers: [
      { name: 'speaker 1 - words', intervals: row(...ofWords) },
      { name: 'speaker 1 - phones', intervals: row(...ofPhones) },
    ],
  };
}

const commented = `File type = "ooTextFile"
Object class = "TextGrid" ! made by a script "of ours"

0 2 ! time domain
<exists>   1 tier
"IntervalTier" "Mary"   0   2
2 intervals coming, and item[5] is no number
0s 1s "a ! b" ! first
   1s
2s     "12 <flag>"
`;

const chronological = `"Praat chronological TextGrid text file"
0 2   ! Time domain.
2   ! Number of tiers.
"IntervalTier" "word" 0 2
"TextTier" "tone" 0 2

! word:
1 0 1.25
"maa"

! tone:
2 0.5
"H"

1 1.25 2
""
`;

export const textGridFiles: readonly TextGridFile[] = [
  ['forced alignment, words and phones', utf8(long(aligned))],
  ['forced alignment without spaces at line ends', utf8(long(aligned, ''))],
  ['forced alignment, short', utf8(short(aligned))],
  ['forced alignment of 400 words', utf8(long(alignment(400)))],
  ['forced alignment of 400 words with Windows lines', utf8(windows(long(alignment(400))))],
  ['two speakers with quotes, angle brackets and lines in texts', utf8(long(conversation))],
  ['two speakers, short, Windows lines', utf8(windows(short(conversation)))],
  ['two speakers, UTF-16 as Praat writes it on Windows', utf16(windows(long(conversation)), true)],
  ['two speakers, lines of old Macintoshes', utf8(long(conversation).replaceAll('\n', '\r'))],
  ['tones, breaks and words', utf8(long(tobi))],
  ['tones, breaks and words, short', utf8(short(tobi))],
  ['tones with `time` instead of `number`', utf8(long(tobi).replaceAll('number =', 'time ='))],
  ['IPA in UTF-8', utf8(long(ipa))],
  ['IPA in UTF-8 with a byte order mark', utf8(long(ipa), true)],
  ['IPA in UTF-16 LE', utf16(long(ipa), false)],
  ['IPA in UTF-16 BE, short', utf16(short(ipa), true)],
  ['IPA in UTF-16 LE without a mark', utf16(long(ipa), false, false)],
  ['IPA in UTF-16 BE without a mark', utf16(long(ipa), true, false)],
  ['short as of old versions', utf8(short(aligned, 'File type = "ooTextFile short"\n"TextGrid"\n'))],
  ['short without a file type', utf8(short(aligned, 'ooTextFile\n"TextGrid"\n'))],
  [
    'part of a recording, with the times of the whole',
    utf8(
      long({
        xmin: 81.25,
        xmax: 83,
        tiers: [
          {
            name: 'w',
            intervals: [
              [81.25, 82, 'so'],
              [82, 83, ''],
            ],
          },
        ],
      }),
    ),
  ],
  [
    'tiers of one name',
    utf8(
      long({
        xmax: 1,
        tiers: [
          { name: 'Mary', intervals: row([1, 'a']) },
          { name: 'Mary', intervals: row([1, 'b']) },
          { name: 'Mary', points: [[0.5, 'c']] },
        ],
      }),
    ),
  ],
  [
    'tiers without names',
    utf8(
      long({
        xmax: 1,
        tiers: [
          { name: '', intervals: row([1, 'a']) },
          { name: '', intervals: row([1, '']) },
        ],
      }),
    ),
  ],
  [
    'silence cut into several intervals',
    utf8(
      long({
        xmax: 3,
        tiers: [{ name: 'x', intervals: row([0.5, ''], [1, ''], [1.5, 'a'], [2, ''], [2.25, ''], [3, '']) }],
      }),
    ),
  ],
  [
    'an empty tier for a transcriber to fill',
    utf8(
      long({
        xmax: 600.001,
        tiers: [
          { name: 'utterance', intervals: row([600.001, '']) },
          { name: 'notes', points: [] },
        ],
      }),
    ),
  ],
  [
    'boundaries with seventeen digits',
    utf8(
      long({
        xmax: 2.3000000000000003,
        tiers: [
          {
            name: 's',
            intervals: [
              [0, '0.30000000000000004', 'a'],
              ['0.30000000000000004', '1.1102230246251565', ''],
              ['1.1102230246251565', '2.3000000000000003', 'b'],
            ],
          },
        ],
      }),
    ),
  ],
  [
    'boundaries that differ in the ninth digit',
    utf8(
      long({
        xmax: 2,
        tiers: [
          {
            name: 's',
            intervals: [
              [0, 0.7, 'a'],
              [0.700000001, 1.2, 'b'],
              [1.199999999, 2, 'c'],
            ],
          },
        ],
      }),
    ),
  ],
  [
    'tiers that are longer and shorter than the grid',
    utf8(
      short({
        xmax: 2,
        tiers: [
          { name: 'a', xmax: 2.5, intervals: row([2.5, 'x']) },
          { name: 'b', xmin: 0.5, xmax: 1.5, intervals: [[0.5, 1.5, 'y']] },
        ],
      }),
    ),
  ],
  [
    'points at one time',
    utf8(
      long({
        xmax: 2,
        tiers: [
          {
            name: 'clicks',
            points: [
              [1, 'a'],
              [1, 'b'],
              [1.5, ''],
            ],
          },
        ],
      }),
    ),
  ],
  [
    'white space and markup as texts',
    utf8(
      long({
        xmax: 4,
        tiers: [{ name: ' spaced ', intervals: row([1, ' '], [2, '<b>&amp;</b>'], [3, '""'], [4, '\n\n']) }],
      }),
    ),
  ],
  [
    'numbers and words as texts',
    utf8(short({ xmax: 3, tiers: [{ name: '12', intervals: row([1, '3.5'], [2, '<exists>'], [3, 'xmin = 4 !']) }] })),
  ],
  [
    'times with exponents and signs',
    utf8(
      short({
        xmin: '+0',
        xmax: '1e1',
        tiers: [
          {
            name: 'e',
            intervals: [
              ['0.0', '2.5e-3', 'b'],
              ['2.5e-3', '10.000', 'c'],
            ],
          },
        ],
      }),
    ),
  ],
  [
    'a language game with right-to-left names',
    utf8(long({ xmax: 1.5, tiers: [{ name: 'עברית', intervals: row([0.75, 'שלום'], [1.5, 'سلام']) }] })),
  ],
  ['no tiers', utf8('File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 5 \ntiers? <absent> \n')],
]
  .map(([name, bytes]) => ({ name: name as string, bytes: bytes as Uint8Array, comesBackAlike: true }))
  .concat(
    [
      ['remarks and units', utf8(commented)],
      ['by time over all tiers', utf8(chronological)],
      ['flags without brackets', utf8(long(aligned).replace('<exists>', 'exists'))],
      [
        'a hole that another program left',
        utf8(
          long({
            xmax: 2,
            tiers: [
              {
                name: 'v',
                intervals: [
                  [0.2, 0.5, 'a'],
                  [1, 2, 'b'],
                ],
              },
            ],
          }),
        ),
      ],
      [
        'points in no order',
        utf8(
          short({
            xmax: 2,
            tiers: [
              {
                name: 'p',
                points: [
                  [1.5, 'x'],
                  [0.5, 'y'],
                ],
              },
            ],
          }),
        ),
      ],
      [
        'an interval without length or text at the end',
        utf8(
          short({
            xmax: 2,
            tiers: [
              {
                name: 'v',
                intervals: [
                  [0, 2, 'a'],
                  [2, 2, ''],
                ],
              },
            ],
          }),
        ),
      ],
      ['no intervals', utf8(short({ xmax: 2, tiers: [{ name: 'v', intervals: [] }] }))],
    ].map(([name, bytes]) => ({ name: name as string, bytes: bytes as Uint8Array, comesBackAlike: false })),
  );
