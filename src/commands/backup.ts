import type { Command } from 'commander';
import { backup, restore } from '../graph/backup.ts';
import { say } from './terminal.ts';
import { configOf } from './with-phonograph.ts';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write the graph and the media of the data folder into one file (.tar.gz)')
    .argument('<file>', 'the file to write; it must not be there')
    .action(async (file: string, _options: object, command: Command) => {
      const { dataFolder, neo4j } = configOf(command);
      await backup(dataFolder, file, { neo4j, onProgress: say });
    });
  program
    .command('restore')
    .description('make a data folder from a backup; the folder must be empty or missing')
    .argument('<file>', 'what `backup` wrote')
    .action(async (file: string, _options: object, command: Command) => {
      const { dataFolder, neo4j } = configOf(command);
      await restore(file, dataFolder, { neo4j, onProgress: say });
    });
}
