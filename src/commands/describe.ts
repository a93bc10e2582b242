import { resolve } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { ParameterError } from '../errors.ts';
import { describeFile, type DescribedFile } from '../exchange/descriptions/describe-file.ts';
import { writeDescriptionSound } from '../exchange/descriptions/description-sound.ts';
import { descriptionText, descriptionTrack } from '../exchange/descriptions/write-description.ts';
import { Lanes } from '../inference/lanes.ts';
import { checkSoundName } from '../media/encode-sound.ts';
import { checkVoice } from '../voice/espeak.ts';
import { faultJson, printJson, printWhole, say } from './terminal.ts';
import { configOf } from './with-phonograph.ts';

interface DescribeOptions {
  readonly text?: boolean;
  readonly vtt?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly sound?: string;
  readonly mix?: boolean;
  readonly hold?: boolean;
  readonly language: string;
}

export function addDescribe(program: Command): void {
  program
    .command('describe')
    .description('audio description of a film or a still picture: what is in view, in words, as a track, and spoken')
    .argument('<file>', 'a film or a picture')
    .addOption(
      new Option('--text', 'a line for each pause that something is said in; so unless said').conflicts([
        'vtt',
        'json',
      ]),
    )
    .addOption(new Option('--vtt', 'as WebVTT, for a track of the kind descriptions').conflicts('json'))
    .option('--json', 'one JSON line, with the text, its times, and the WebVTT')
    .option('--out <file>', 'write it there; to standard output unless said')
    .option(
      '--sound <file>',
      'write it there as it is spoken (.wav, .flac, .ogg, .mp3, .m4a), as long as the film; needs eSpeak NG',
    )
    .option('--mix', 'the sound over that of the film, which is lowered meanwhile')
    .option('--hold', 'in the sound the film is held for what has no pause, which makes it longer')
    .addOption(new Option('--language <code>', 'of the description').choices(['en']).default('en'))
    .action(async (file: string, options: DescribeOptions, command: Command) => {
      if (options.sound === undefined && (options.mix === true || options.hold === true)) {
        command.error('phonograph: --mix and --hold belong to --sound');
      }
      const { facesOff, workers } = configOf(command);
      const lanes = new Lanes(Math.max(1, Math.floor(workers / 2)));
      try {
        if (options.sound !== undefined) await checkSound(file, options.sound);
        const described = await describeFile(file, lanes, { facesOff });
        tell(file, described, options);
        if (options.sound !== undefined) await speak(file, described, options.sound, options, lanes);
        await write(file, described, options);
      } catch (error) {
        if (options.json !== true) throw error;
        process.exitCode = 1;
        printJson({ file, error: faultJson(error) });
      } finally {
        await lanes.close();
      }
    });
}

/** Told before the film is looked at, which may take long. */
async function checkSound(file: string, sound: string): Promise<void> {
  checkSoundName(sound);
  if (resolve(sound) === resolve(file)) throw new ParameterError(`${sound} is the film itself; give another name`);
  await checkVoice();
}

/** What is missing, for people. */
function tell(file: string, { description, isPicture }: DescribedFile, { sound, hold }: DescribeOptions): void {
  const { absence, cues, leftOut } = description;
  if (absence !== undefined) say(`nothing of what ${file} shows is known, or it is dark`);
  if (leftOut > 0 && !isPicture) say(`left out since there is no time for more: ${leftOut} of the sentences`);
  const held = cues.filter(({ isExtended }) => isExtended).length;
  if (held === 0) return;
  const isSilent = sound !== undefined && hold !== true;
  say(
    `for ${held} of ${cues.length} cues there is no pause${isSilent ? ': they are not in the sound; --hold has them' : ''}`,
  );
}

async function speak(
  file: string,
  { description, durationSeconds, isPicture, hasSound }: DescribedFile,
  target: string,
  { mix = false, hold = false }: DescribeOptions,
  lanes: Lanes,
): Promise<void> {
  const isMixed = mix && !isPicture && hasSound;
  if (mix && !isMixed) say(`${file} has no sound of its own: the description is spoken alone`);
  const order = { description, durationSeconds, holds: hold, ...(isMixed && { over: file }) };
  await writeDescriptionSound(order, target, lanes);
}

async function write(
  file: string,
  { description, ...described }: DescribedFile,
  options: DescribeOptions,
): Promise<void> {
  const text = descriptionText(description);
  const vtt = descriptionTrack(description);
  // Where only the sound is asked for, nothing else is.
  if (options.sound !== undefined && !options.text && !options.vtt && !options.json && options.out === undefined)
    return;
  const { cues, leftOut, absence = null } = description;
  const { durationSeconds, isPicture } = described;
  const json = {
    file,
    isPicture,
    durationSeconds,
    text,
    cues: cues.map(({ startSeconds: start, endSeconds: end, text: said, isExtended: extended }) => ({
      start,
      end,
      text: said,
      extended,
    })),
    leftOut,
    absence,
    vtt,
    ...(options.sound !== undefined && { sound: options.sound }),
  };
  if (options.json && options.out === undefined) printJson(json);
  else {
    const shown = options.json ? `${JSON.stringify(json)}\n` : options.vtt ? vtt : text;
    if (options.out === undefined) printWhole(shown);
    else await writeFile(options.out, shown);
  }
}
