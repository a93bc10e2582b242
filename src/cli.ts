import { Command, CommanderError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { addCommands } from './commands/all.ts';
import { ConfigError } from './config.ts';
import { sayFault } from './commands/terminal.ts';

/** Exit status: 0 done, 1 failed, 2 wrong usage. */
const program = new Command('phonograph')
  .description(packageJson.description)
  .version(packageJson.version)
  .addOption(
    new Option('--data <dir>', 'folder of the store and the media; a new folder is a new graph').env('PHONOGRAPH_DATA'),
  )
  .showHelpAfterError('(add --help for the commands and their options)')
  .exitOverride()
  // Options of a command may stand where people put them, before or after its arguments.
  .enablePositionalOptions(false);

addCommands(program);

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said what is wrong with the usage, or shown the help that was asked for.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    sayFault(error);
    process.exitCode = error instanceof ConfigError ? 2 : 1;
  }
}
