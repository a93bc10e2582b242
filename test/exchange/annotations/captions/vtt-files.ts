// cspell:disable
import { wildFile, type WildFile } from '../content-of-files.ts';

const time = (ms: number): string => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
};

const cue = (place: number, text: string, settings = '', id = ''): string =>
  `${id === '' ? '' : `${id}\n`}${time(place * 2000)} --> ${time(place * 2000 + 1500)}${settings}\n${text}\n`;

const file = (name: string, cues: readonly string[], header = ''): WildFile =>
  wildFile(name, `WEBVTT${header}\n\n${cues.join('\n')}`);

/** As YouTube writes what it hears: each line twice, words with their moments, lines of one space. */
const youTube = (lines: readonly string[]): string[] =>
  lines.flatMap((line, place) => {
    const words = line.split(' ');
    const start = place * 3000;
    const timed = words.map((word, at) => (at === 0 ? word : `<${time(start + at * 300)}><c> ${word}</c>`)).join('');
    const former = place === 0 ? ' ' : lines[place - 1]!;
    const settings = ' align:start position:0%';
    return [
      `${time(start)} --> ${time(start + 2990)}${settings}\n${former}\n${timed}\n`,
      `${time(start + 2990)} --> ${time(start + 3000)}${settings}\n${line}\n \n`,
    ];
  });

const style =
  'STYLE\n::cue {\n  background-image: linear-gradient(to bottom, dimgray, lightgray);\n}\n::cue(v[voice="Ana"]) { color: lime }\n';
const region = 'REGION\nid:fred\nwidth:40%\nlines:3\nregionanchor:0%,100%\nviewportanchor:10%,90%\nscroll:up\n';

/** Thirty-odd shapes of WebVTT that the web, broadcasters and speech recognisers write. */
export const vttFiles: readonly WildFile[] = [
  file('plain', [cue(1, 'Hello'), cue(2, 'Good bye')]),
  wildFile('nothing but the first line', 'WEBVTT'),
  file('a header with words', [cue(1, 'text')], ' - Translation of that film I like'),
  file('YouTube, by hand', [cue(1, 'hello'), cue(2, 'there')], '\nKind: captions\nLanguage: en'),
  file(
    'YouTube, automatic',
    youTube(['so today we will', 'look at some owls', 'and hear them']),
    '\nKind: captions\nLanguage: en',
  ),
  file('a map of HLS', [cue(1, 'segment')], '\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000'),
  wildFile(
    'a map of HLS behind an empty line',
    `WEBVTT\n\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n${cue(1, 'text')}`,
  ),
  file('numbers as names', [cue(1, 'a', '', '1'), cue(2, 'b', '', '2')]),
  file('names in words', [cue(1, 'a', '', 'intro - title'), cue(2, 'b', '', 'c8f1-77')]),
  file('two cues of one name', [cue(1, 'a', '', 'x'), cue(2, 'b', '', 'x')]),
  file('settings', [cue(1, 'up', ' line:0 position:20% size:60% align:start'), cue(2, '縦', ' vertical:rl line:-1')]),
  file('voices', [cue(1, '<v Ana>Hi, I am Ana.'), cue(2, '<v Ben>And I am Ben.</v>'), cue(3, '<v Ana>Bye.</v>')]),
  file('voices with classes', [cue(1, '<v.first.loud Esme Watson>It’s a blue apple tree!'), cue(2, '<v Mary>No way!')]),
  file('two voices in a cue', [cue(1, '<v Ana>Hi.</v>\n<v Ben>Hello.</v>'), cue(2, '<v Ben>And <v Ana>so <v Ben>on')]),
  file('voice and narrator', [cue(1, '<v Ana>Hi.</v> She waved.'), cue(2, 'Nobody.')]),
  file('a speaker who is called captions', [cue(1, '<v captions>I am.</v>'), cue(2, 'none')]),
  file('markup', [
    cue(1, '<i>off</i> <b>loud</b> <u>under</u>'),
    cue(2, '<c.yellow.bg_blue>colour</c>'),
    cue(3, '<lang en-GB>colour</lang>'),
  ]),
  file('ruby', [cue(1, '<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>')]),
  file('karaoke', [
    cue(1, 'One <00:00:02.300>two <00:00:02.700>three'),
    cue(2, '<00:00:04.100><c>la</c><00:00:04.600><c>la</c>'),
  ]),
  file('entities', [cue(1, 'R&amp;D &lt;3 &gt; &nbsp;&lrm;&rlm;'), cue(2, 'a & b'), cue(3, '&copy; &#9731;')]),
  file('comments', [
    'NOTE one line\n',
    cue(1, 'a'),
    'NOTE\nof several\nlines, <b>as is</b>\n',
    cue(2, 'b'),
    'NOTE at the end\n',
  ]),
  file('styles', [style, cue(1, '<v Ana>green</v>')]),
  file('two styles and a note', [style, 'NOTE between\n', style.replace('lime', 'red'), cue(1, 'x')]),
  file('regions', [
    region,
    region.replace('fred', 'bill'),
    cue(1, 'scrolls', ' region:fred align:left'),
    cue(2, 'too', ' region:bill'),
  ]),
  file(
    'all of the kinds',
    [region, style, 'NOTE all\n', cue(1, '<v Bill>a', ' region:fred', 'n1'), 'NOTE x\n', cue(2, 'b')],
    ' all',
  ),
  wildFile('lines of Windows', `WEBVTT\n\n${cue(1, 'a\nb')}\n${cue(2, 'c')}`.replaceAll('\n', '\r\n')),
  wildFile('a mark', `\ufeffWEBVTT\n\n${cue(1, 'marked')}`),
  wildFile('without hours', 'WEBVTT\n\n00:01.000 --> 00:02.500\nshort\n\n59:59.000 --> 01:00:00.000\nover\n'),
  wildFile('long hours', 'WEBVTT\n\n123:00:00.000 --> 123:00:01.000\na week\n'),
  file('out of order', [cue(5, 'later'), cue(1, '<v Ana>earlier</v>'), cue(3, 'between')]),
  file('at once', [cue(1, '<v Ana>both</v>'), cue(1, '<v Ben>speak</v>'), cue(1, 'and [noise]')]),
  file('metadata in cues', [cue(1, '{"type":"chapter","title":"<One>"}'), cue(2, '{\n"a": [1, 2]\n}')]),
  file('chapters', [cue(0, 'Opening', '', 'chapter-1'), cue(1, 'The owl', '', 'chapter-2')]),
  wildFile(
    'thumbnails',
    `WEBVTT\n\n${cue(0, 'sprite.jpg#xywh=0,0,160,90')}\n${cue(1, 'sprite.jpg#xywh=160,0,160,90')}`,
  ),
  file('descriptions', [cue(1, 'A heron stands in the reeds.')], '\nKind: descriptions'),
  file('Netflix', [
    cue(
      1,
      '<c.bg_transparent>Where?</c.bg_transparent>',
      ' position:50.00%,middle align:middle size:80.00% line:84.67%',
      '1',
    ),
  ]),
  file('roll-up', [cue(1, 'so today'), cue(2, 'so today\nwe will look'), cue(3, 'we will look\nat owls')]),
  file('Zoom', [cue(1, 'Ana María: shall we begin?', '', '1'), cue(2, 'Ben: yes', '', '2')]),
  file('Teams', [
    cue(1, '<v Ana López>Shall we begin?</v>', '', '5f2c/12-0'),
    cue(2, '<v Ben>Yes.</v>', '', '5f2c/12-1'),
  ]),
  file('right to left', [cue(1, 'مرحبا'), cue(2, '<v דוד>שלום</v>')]),
  file('empty cues', [cue(1, ''), cue(2, 'x'), cue(3, '')]),
  file('markup without text', [cue(1, '<v Ana></v>'), cue(2, '<i></i>'), cue(3, '<b>')]),
  file('angles that are no markup', [cue(1, '5 < 6'), cue(2, 'a <'), cue(3, '<3 hearts')]),
  file('no length', [`${time(1000)} --> ${time(1000)}\nflash\n`]),
  file(
    'thousands',
    Array.from({ length: 2000 }, (_, place) => cue(place, `<v S${place % 5}>words ${place}</v>`)),
  ),
];
