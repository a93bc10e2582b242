// cspell:disable
import { utf16, wildFile, type WildFile } from '../content-of-files.ts';

const time = (ms: number): string => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)},${String(ms % 1000).padStart(3, '0')}`;
};

type Text = string | readonly [text: string, coordinates: string];

/** Cues of two seconds, half a second between them. */
const cues = (texts: readonly Text[], { first = 1, fromMs = 1000 } = {}): string =>
  texts
    .map((each, place) => {
      const [text, coordinates] = typeof each === 'string' ? [each, ''] : each;
      const start = fromMs + place * 2500;
      return `${first + place}\n${time(start)} --> ${time(start + 2000)}${coordinates}\n${text}\n`;
    })
    .join('\n');

const long = Array.from({ length: 1500 }, (_, place) => `Line number ${place}, said once more`);

/** Thirty-odd shapes of SubRip that players, ripping programs, broadcasters and speech recognisers write. */
export const srtFiles: readonly WildFile[] = [
  wildFile('plain dialogue', cues(['Where did it go?', 'Over the hill.', 'And the other one?'])),
  wildFile('two speakers with dashes', cues(['- Are you there?\n- I am.', '- Since when?\n- Since noon.'])),
  wildFile('three lines', cues(['one\ntwo\nthree', 'four\nfive\nsix'])),
  wildFile('lines of Windows', cues(['Guten Tag', 'Auf Wiedersehen']).replaceAll('\n', '\r\n')),
  wildFile('lines of Windows with a mark', `\ufeff${cues(['Bonjour', 'Adieu'])}`.replaceAll('\n', '\r\n')),
  wildFile('lines of an old Macintosh', cues(['first', 'second']).replaceAll('\n', '\r')),
  wildFile('italics and bold', cues(['<i>(off)</i> Come in.', '<b>NOW</b>', '<u>under</u> and <s>struck</s>'])),
  wildFile(
    'colours of fonts',
    cues(['<font color="#ffff00">Yellow speaks.</font>', '<font color=cyan>Cyan too.</font>']),
  ),
  wildFile(
    'BBC colours a speaker a line',
    cues(['<font color="#FFFFFF">Who?</font>\n<font color="#FFFF00">Me.</font>']),
  ),
  wildFile(
    'places of SubStation',
    cues(['{\\an8}At the top', '{\\an5\\i1}In the middle{\\i0}', '{\\pos(192,40)}There']),
  ),
  wildFile(
    'coordinates',
    cues([
      ['At a place', ' X1:100 X2:600 Y1:050 Y2:150'],
      ['Elsewhere', '  X1:053 X2:303 Y1:438 Y2:453'],
    ]),
  ),
  wildFile('numbers from 0', cues(['a', 'b', 'c'], { first: 0 })),
  wildFile('numbers go on from a first disc', cues(['again', 'and on'], { first: 812, fromMs: 3_600_000 })),
  wildFile('all numbers the same', cues(['x', 'y', 'z']).replaceAll(/^\d+$/gmu, '1')),
  wildFile('no numbers', cues(['bare', 'times']).replaceAll(/^\d+\n/gmu, '')),
  wildFile('numbers with zeros before them', cues(['Zero', 'Zeros']).replaceAll(/^(\d+)$/gmu, '000$1')),
  wildFile('a point before milliseconds', cues(['dotted']).replaceAll(',', '.')),
  wildFile('few digits', '1\n0:0:1,5 --> 0:0:2,25\nshort\n\n2\n00:00:03 --> 00:00:04\nnone\n'),
  wildFile('long hours', cues(['A day and more'], { fromMs: 130 * 3_600_000 })),
  wildFile(
    'an empty line inside',
    '1\n00:00:01,000 --> 00:00:02,000\nabove\n\nbelow\n\n2\n00:00:03,000 --> 00:00:04,000\nnext\n',
  ),
  wildFile(
    'a text that is a number',
    '1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n1984\n',
  ),
  wildFile(
    'empty cues',
    '1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n\n\n3\n00:00:05,000 --> 00:00:06,000\nwords\n',
  ),
  wildFile('an arrow in the text', cues(['London --> Paris', 'a -> b <- c'])),
  wildFile('angles that are no markup', cues(['5 < 6 and 7 > 3', 'I <3 you', 'x<y>z'])),
  wildFile('entities', cues(['Marks &amp; Spencer', 'fish & chips', '&lt;sic&gt;', '&#9835; la la &#9835;'])),
  wildFile('songs and sounds', cues(['♪ la la la ♪', '[door slams]', '(SIGHS)', '# Und jetzt #'])),
  wildFile('right to left', cues(['\u202bمرحبا، كيف حالك؟\u202c', 'שלום'])),
  wildFile('Chinese and Japanese', cues(['你好，世界。', '「どこへ行くの？」', '한국어 자막'])),
  wildFile('IPA', cues(['[ˈʔa.t͡ʃa ɲɔ̃˥˩]', 'ǃʼóõ ǂqʰàa'])),
  wildFile('UTF-16 of Windows', ''),
  wildFile('overlapping cues', '1\n00:00:01,000 --> 00:00:05,000\nlong\n\n2\n00:00:02,000 --> 00:00:03,000\ninside\n'),
  wildFile(
    'out of order',
    '1\n00:00:09,000 --> 00:00:10,000\nlater\n\n2\n00:00:01,000 --> 00:00:02,000\nearlier\n\n3\n00:00:05,000 --> 00:00:06,000\nbetween\n',
  ),
  wildFile(
    'two at once',
    '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}SIGN\n\n2\n00:00:01,000 --> 00:00:02,000\nspoken\n',
  ),
  wildFile(
    'roll-up captions',
    '1\n00:00:01,000 --> 00:00:02,000\nso today\n\n2\n00:00:02,000 --> 00:00:03,000\nso today\nwe will look\n\n3\n00:00:03,000 --> 00:00:04,000\nwe will look\nat owls\n',
  ),
  wildFile('a recogniser word by word', cues('so the owl calls at night'.split(' ')).replaceAll(/,\d{3}/gu, ',123')),
  wildFile('a credit before the first cue', `Subtitles by nobody\n\n${cues(['Here we go'])}`),
  wildFile('no length', '1\n00:00:01,000 --> 00:00:01,000\nflash\n'),
  wildFile(
    'spaces around',
    '1 \n 00:00:01,000 --> 00:00:02,000  \n  leading and trailing  \n \n2\n00:00:03,000 --> 00:00:04,000\n\u00a0nbsp\u00a0\n',
  ),
  wildFile('no end of the last line', cues(['The last']).trimEnd()),
  wildFile('a feature film', cues(long)),
  wildFile('nothing', ''),
].map((file) =>
  file.name === 'UTF-16 of Windows'
    ? { ...file, bytes: utf16(cues(['Größe', 'Żółć']).replaceAll('\n', '\r\n')) }
    : file,
);
