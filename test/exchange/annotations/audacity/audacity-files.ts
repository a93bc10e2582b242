// cspell:disable
import { utf16, wildFile, type WildFile } from '../content-of-files.ts';

/** Label tracks as Audacity and those who write for it make them. */
export const audacityFiles: readonly WildFile[] = [
  wildFile('regions', '0.000000\t1.250000\thello\n1.500000\t2.000000\tworld\n'),
  wildFile('points', '0.500000\t0.500000\tclick\n1.500000\t1.500000\tclick\n'),
  wildFile('regions and points', '0.000000\t1.000000\tsong\n0.500000\t0.500000\tpeak\n2.000000\t3.000000\tcall\n'),
  wildFile('frequencies', '1.000000\t2.000000\ttrill\n\\\t1200.000000\t4800.500000\n3.000000\t4.000000\tplain\n'),
  wildFile('one frequency', '1.000000\t2.000000\twhistle\n\\\t3000.000000\t-1.000000\n'),
  wildFile('decimal commas', '0,500000\t1,250000\tja\n\\\t100,500000\t200,000000\n'),
  wildFile('empty labels', '0.000000\t1.000000\t\n1.000000\t1.000000\t\n'),
  wildFile('lines of Windows', '0.000000\t1.000000\ta\r\n1.000000\t2.000000\tb\r\n'),
  wildFile('many digits', '0.123456789\t1.000000000001\ta\n12345.678901\t12345.678902\tb\n'),
  wildFile('out of order', '5.000000\t6.000000\tlate\n1.000000\t2.000000\tearly\n1.000000\t1.000000\tpoint\n'),
  wildFile('overlaps', '0.000000\t5.000000\tlong\n1.000000\t2.000000\tshort\n'),
  wildFile('markup is text', '0.000000\t1.000000\t<script>alert(1)</script>\n1.000000\t2.000000\t=1+1 "quoted"\n'),
  wildFile('IPA and scripts', '0.000000\t1.000000\tˈt͡ʃaː\n1.000000\t2.000000\t你好\n2.000000\t3.000000\tשלום\n'),
  { name: 'UTF-16', bytes: utf16('0.000000\t1.000000\tż\n') },
  wildFile('nothing', ''),
];
