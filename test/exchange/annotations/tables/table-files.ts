// cspell:disable
import { utf16, wildFile, type WildFile } from '../content-of-files.ts';

/** Tables with commas or semicolons as people, spreadsheets and programs write them. */
export const csvFiles: readonly WildFile[] = [
  wildFile(
    'ours',
    'tier,id,parent,start,end,text,participant,low_hz,high_hz\nwords,a,,0.5,1.25,hello,Ana,,\nphones,b,a,0.5,0.75,h,Ana,100,4000\n',
  ),
  wildFile('three columns', 'start,end,label\n0,1.5,song\n2,2.5,call\n'),
  wildFile(
    'EMU-SDMS',
    '"labels","start","end","db_uuid","session","bundle","start_item_id","end_item_id","level","attribute","sample_rate"\n"m",1113.425,1256.925,"0fc618dc","0000","msajc003",147,147,"Phonetic","Phonetic",20000\n'.replaceAll(
      '"',
      '',
    ),
  ),
  wildFile('Praat', 'tmin,tier,text,tmax\n0.12,words,the,0.3\n0.3,words,owl,0.71\n0.12,phones,ð,0.2\n'),
  wildFile('milliseconds', 'onset (ms),offset (ms),utterance\n1234,2345,so\n2345,3456.5,there\n'),
  wildFile(
    'ELAN',
    'Tier,Begin Time - hh:mm:ss.ms,Begin Time - msec,End Time - msec,Annotation\nA,00:00:01.500,1500,2750,hm\n'.replace(
      'Begin Time - hh:mm:ss.ms',
      'Clock',
    ),
  ),
  wildFile(
    'times by the clock',
    'Start Time,End Time,Speaker,Text\n00:00:01.500,00:00:02.750,Ana,hello\n01:02:03.25,01:02:04,Ben,bye\n',
  ),
  wildFile('durations', 'onset,duration,trial_type,response_time\n1.2,0.6,go,1.435\n5.6,0.6,stop,\n'),
  wildFile('moments', 'time,label\n0.5,click\n0.75,click\n'),
  wildFile(
    'BirdNET',
    'Start (s),End (s),Scientific name,Common name,Confidence\n0.0,3.0,Turdus merula,Eurasian Blackbird,0.8876\n3.0,6.0,Troglodytes troglodytes,Eurasian Wren,0.5102\n',
  ),
  wildFile('semicolons and decimal commas', 'Anfang;start;end;text\nja;0,5;1,25;"gut; sehr"\nnein;2;3,75;schlecht\n'),
  wildFile('lines of Windows with a mark', '\ufeffstart,end,text\r\n0,1,a\r\n1,2,"two\r\nlines"\r\n'),
  wildFile('quotes', 'start,end,text\n0,1,"she said ""no"", and left"\n1,2,"a\nb"\n'),
  wildFile(
    'formulas that are safe',
    "start,end,text,note\n0,1,'=SUM(A1:A9),'@x\n1,2,'-s,-3.5\n2,3,'tis,''+1x\n3,4,+7,'+49 30 x\n",
  ),
  wildFile(
    'several speakers in a tier',
    'tier,speaker,start,end,text\nutterances,Ana,0,1,hi\nutterances,Ben,1,2,ho\nnotes,,0,2,both\n',
  ),
  wildFile('speakers alone', 'speaker,start,end,text\nAna,0,1,hi\nBen,1,2,ho\n,2,3,noise\n'),
  wildFile(
    'rows without times',
    'tier,id,parent,start,end,text\nwords,w1,,0,1,dogs\nmorphs,m1,w1,,,dog\nmorphs,m2,w1,,,-s\n'.replace('-s', "'-s"),
  ),
  wildFile('children first', 'tier,id,parent,start,end,text\nphones,p,w,0,0.5,a\nwords,w,,0,1,ab\n'),
  wildFile('out of order', 'start,end,text,n\n9,10,late,1\n1,2,early,2\n5,6,mid,3\n'),
  wildFile(
    'columns of their own',
    'Filename,start,end,species,Quality,Latitude\na.wav,0,1,owl,good,-33.5\nb.wav,0,1,owl,,\n',
  ),
  wildFile('missing cells at the end', 'start,end,text,note\n0,1,a,x\n1,2,b,\n'),
  wildFile('markup is text', 'start,end,text\n0,1,<img src=x onerror=alert(1)>\n'),
  wildFile('header alone', 'start,end,text\n'),
  { name: 'UTF-16 of a spreadsheet', bytes: utf16('start;end;text\r\n0;1;ż\r\n') },
];

export const tsvFiles: readonly WildFile[] = [
  wildFile('three columns', 'start\tend\tlabel\n0\t1.5\tsong, with comma\n'),
  wildFile('quotes', 'start\tend\ttext\n0\t1\t"tab\there"\n'),
  wildFile('BIDS', 'onset\tduration\ttrial_type\n1.2\t0.6\tgo\n5.6\t0.6\tstop\n'),
  wildFile('decimal commas', 'start\tend\ttext\n0,5\t1,25\ta\n'),
];
