import { MissingDependencyError } from '../../errors.ts';

/** No transcriber is named in the configuration. */
export class NoTranscriberError extends MissingDependencyError {
  override readonly code = 'NO_TRANSCRIBER';
  constructor() {
    super(
      'a transcriber',
      'name a pretrained model in PHONOGRAPH_TRANSCRIBER and put it into PHONOGRAPH_PRETRAINED (docs/transcripts.md)',
    );
  }
}
