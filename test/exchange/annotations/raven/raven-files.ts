// cspell:disable
import { utf16, wildFile, type WildFile } from '../content-of-files.ts';

const seven = 'Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)';

/** Selection tables as Raven and detectors of whales, birds and bats write them. */
export const ravenFiles: readonly WildFile[] = [
  wildFile(
    'plain',
    `${seven}\n1\tSpectrogram 1\t1\t1.500000000\t2.250000000\t500.000\t2500.000\n2\tSpectrogram 1\t1\t3.000000000\t3.100000000\t0.000\t11025.000\n`,
  ),
  wildFile(
    'two views',
    `${seven}\tAnnotation\n1\tWaveform 1\t1\t1.5\t2.25\t500.0\t2500.0\tsong\n1\tSpectrogram 1\t1\t1.5\t2.25\t500.0\t2500.0\tsong\n2\tWaveform 1\t1\t3.0\t4.0\t0.0\t900.0\tcall\n2\tSpectrogram 1\t1\t3.0\t4.0\t0.0\t900.0\tcall\n`,
  ),
  wildFile('waveforms alone', `${seven}\n1\tWaveform 1\t1\t1.5\t2.25\t\t\n`),
  wildFile(
    'two channels',
    `${seven}\n1\tSpectrogram 1\t1\t1.0\t2.0\t100.0\t200.0\n2\tSpectrogram 1\t2\t1.0\t2.0\t100.0\t200.0\n`,
  ),
  wildFile(
    'whales',
    `${seven}\tBegin File\tFile Offset (s)\tSpecies\tCall Type\tConfidence\n1\tSpectrogram 1\t1\t120.250000\t121.750000\t52.3\t218.9\tNOPP6_20090328_000000.aif\t120.2500\tEubalaena glacialis\tupcall\thigh\n2\tSpectrogram 1\t1\t930.5\t932.0\t60.1\t199.7\tNOPP6_20090328_001500.aif\t30.5\tEubalaena glacialis\tupcall\tlow\n`,
  ),
  wildFile(
    'measurements',
    `${seven}\tDelta Time (s)\tPeak Freq (Hz)\tInband Power (dB FS)\tAnnotation\n1\tSpectrogram 1\t1\t0.1\t0.9\t1000.0\t2000.0\t0.8000\t1500.0\t-63.42\tA\n`,
  ),
  wildFile(
    'BirdNET',
    'Selection\tView\tChannel\tBegin Path\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tCommon Name\tSpecies Code\tConfidence\tFile Offset (s)\n1\tSpectrogram 1\t1\t/data/a.wav\t0\t3.0\t0\t15000\tEurasian Blackbird\teurbla\t0.8876\t0\n2\tSpectrogram 1\t1\t/data/a.wav\t3.0\t6.0\t0\t15000\tEurasian Wren\twinwre4\t0.5102\t3.0\n',
  ),
  wildFile(
    'bats',
    `${seven}\tID\tNotes\n1\tSpectrogram 1\t1\t0.012345678\t0.018765432\t42000.0\t91000.5\tMYODAU\tfeeding <buzz>\n`,
  ),
  wildFile('lines of Windows', `${seven}\n1\tSpectrogram 1\t1\t1.5\t2.25\t500.0\t2500.0\n`.replaceAll('\n', '\r\n')),
  wildFile('few columns, another order', 'End Time (s)\tBegin Time (s)\tLabel\n2.5\t1.25\tsong\n4.0\t3.0\t\n'),
  wildFile(
    'out of order',
    `${seven}\tAnnotation\n3\tSpectrogram 1\t1\t9.0\t9.5\t1.0\t2.0\tlate\n1\tSpectrogram 1\t1\t1.0\t1.5\t1.0\t2.0\tearly\n`,
  ),
  wildFile(
    'a number twice',
    `${seven}\n1\tSpectrogram 1\t1\t1.0\t2.0\t1.0\t2.0\n1\tSpectrogram 1\t1\t5.0\t6.0\t1.0\t2.0\n`,
  ),
  wildFile(
    'tiers',
    `${seven}\tAnnotation\tTier\n1\tSpectrogram 1\t1\t1.0\t2.0\t1.0\t2.0\tsong\tbirds\n2\tSpectrogram 1\t1\t1.5\t1.7\t1.0\t2.0\ta\tsyllables\n3\tSpectrogram 1\t1\t5.0\t6.0\t1.0\t2.0\tx\t\n`,
  ),
  wildFile('no selections', `${seven}\n`),
  wildFile('columns of one name', `${seven}\tTag\tTag\n1\tSpectrogram 1\t1\t1.0\t2.0\t1.0\t2.0\ta\tb\n`),
  { name: 'UTF-16', bytes: utf16(`${seven}\tAnnotation\n1\tSpectrogram 1\t1\t1.0\t2.0\t1.0\t2.0\tżuraw\n`) },
];
