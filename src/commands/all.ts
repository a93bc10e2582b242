import type { Command } from 'commander';
import { addBackup } from './backup.ts';
import { addCalls } from './calls.ts';
import { addCaption } from './caption.ts';
import { addDescribe } from './describe.ts';
import { addDoctor } from './doctor.ts';
import { addEvaluate } from './evaluate.ts';
import { addInfer } from './infer.ts';
import { addIngest } from './ingest.ts';
import { addInterpret } from './interpret.ts';
import { addKeys } from './keys.ts';
import { addMappings } from './mappings.ts';
import { addModels } from './models.ts';
import { addPeople } from './people.ts';
import { addPhones } from './phones.ts';
import { addServe } from './serve.ts';
import { addSimilar } from './similar.ts';
import { addTranscript } from './transcript.ts';

export function addCommands(program: Command): void {
  addServe(program);
  addIngest(program);
  addMappings(program);
  addInterpret(program);
  addCalls(program);
  addPhones(program);
  addSimilar(program);
  addTranscript(program);
  addCaption(program);
  addDescribe(program);
  addInfer(program);
  addModels(program);
  addEvaluate(program);
  addPeople(program);
  addKeys(program);
  addBackup(program);
  addDoctor(program);
}
