/**
 * What English writers mean by letters beyond the table: units of the table, and what each reading costs beside a reading by
 * the table, which is free. Sounds that are merely near (b for p, i for e) need no line: their distance says so.
 */
const lines = `
a  | ah 2, ae 3, uh 4, e+y 5, eo 5
aa | ah 1, a 2
ah | a 2
ae | e+y 4, e 3, ah 4, a+y 5
ai | e+y 4, ae 5, a+i 2
au | aw 2, a+w 2, o+w 4, a+u 2
aw | a+w 3, o 3
ay | a+y 3
e  | e+y 3, ee 4, i 4, uh 4, none 6
ea | ee 2, e 3, e+y 4
ee | i 2
eh | e 1, e+y 2
ei | e+y 2, a+y 3, ee 4, e+i 3
eo | uh 3, o 4, e+o 3
er | uh+r 2, uhh 3, a 4
eu | oe 2, o+y 3, y+oo 3, e+w 2
ew | y+oo 2, oo 3
ey | e+y 1, i 4, ee 4
i  | ee 2, a+y 4, y 3, eu 5
ia | y+a 2, i+a 2
ie | ee 3, y+e 3, a+y 4
igh | a+y 1
ii | ee 1
io | y+o 2
iu | y+oo 2
ir | uhh 3, uh+r 3
ng | n+g 1
o  | o+w 2, aw 3, oo 4, eo 4, uh 5, a 5
oa | o+w 2, aw 3
oe | o+w 4, u 5
oh | o 2, aw 2
oi | o+y 1, o+i 2
oo | u 2
ou | oo 2, a+w 2, o+w 3, u 2, eo 4
ow | o+w 2, a+o 2
u  | oo 2, eo 3, uh 3, ue 4, eu 4, y+oo 4, w 4
ue | oo 3, w+e 4
uh | eo 2, a 3
ui | oo 4, w+i 3, ue 4
ur | uhh 2, uh+r 2
uu | oo 1
yu | y+oo 2
y  | i 3, ee 3, a+y 4, ue 4, none 5
b  | v 5
c  | k 1, s 2, ch 4, kh 4
ch | kh 3, k 4, sh 4, lh 6
ck | k 1
cz | ch 2
dg | j 2
dj | j 1
dz | j 4
g  | j 3, zh 4, gh 3, kh 4, rh 5
gh | g 2, none 5, f 6, rh 3, kh 3
gn | n+y 2
h  | none 4, kh 4, hh 1
hh | h 1
j  | zh 3, y 3, kh 4, h 4
jh | zh 2, j 1
kh | k 3, h 3, hh 3, gh 3, q 3
kw | k+w 1
lh | l 3, l+y 3
ll | l+y 2, y 3, lh 3
n  | ⁿ 2, ng 4
nh | n+y 2
ph | f 1, p 3
q  | k 2, ch 4
qu | k+w 1, k 2
r  | rr 1, rh 2
rh | r 1, rr 2, gh 3
rr | r 1, rh 2
s  | z 3, sh 5, zh 5
sch | sh 1, s+k 2
sc | s+k 1, sh 3
sh | zh 3
sz | sh 3, s 3
tch | ch 1
tsch | ch 1
th | t 3, dh 1
ti | sh 6
tz | t+s 1
v  | f 4, w 4
w  | v 3
wh | w 1
x  | k+s 1, kh 3, z 4, sh 4, l! 4
z  | t+s 4, s 4, dh 5
zh | j 3
zz | t+s 3
'  | none 2
`;

export interface Reading {
  readonly units: readonly string[];
  readonly cost: number;
}

/** Readings of letters by those letters; costs are hundredths in the lines above. */
export const englishReadings: ReadonlyMap<string, readonly Reading[]> = new Map(
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [letters = '', readings = ''] = line.split('|').map((cell) => cell.trim());
      return [letters, readings.split(', ').map(readingOf)] as const;
    }),
);

function readingOf(text: string): Reading {
  const [units = '', hundredths = ''] = text.split(' ');
  return { units: units === 'none' ? [] : units.split('+'), cost: Number(hundredths) / 100 };
}

/** Letters of other Latin alphabets as an English writer would put them. */
export const foreignLetters: ReadonlyMap<string, string> = new Map([
  ['ñ', 'ny'], ['š', 'sh'], ['ş', 'sh'], ['ś', 'sh'], ['ž', 'zh'], ['ż', 'zh'], ['ź', 'zh'], ['č', 'ch'], ['ć', 'ch'], ['ç', 'ch'], ['ö', 'oe'],
  ['ü', 'ue'], ['ä', 'ae'], ['ø', 'oe'], ['å', 'aw'], ['æ', 'ae'], ['œ', 'oe'], ['ß', 'ss'], ['ı', 'eu'], ['ğ', 'gh'], ['ł', 'w'], ['ő', 'oe'],
  ['ű', 'ue'], ['ř', 'rr'], ['ə', 'uh'], ['ŋ', 'ng'], ['þ', 'th'], ['ð', 'dh'], ['đ', 'd'], ['ħ', 'hh'], ['ā', 'ah'], ['ī', 'ee'], ['ū', 'oo'],
  ['ē', 'ay'], ['ō', 'oh'], ['ã', 'aⁿ'], ['õ', 'oⁿ'],
]); // prettier-ignore
