import 'reflect-metadata';
import { ArgsType, Field, Float, registerEnumType } from 'type-graphql';
import { ParameterError } from '../errors.ts';
import type { InferencePolicy } from './engine-options.ts';
import type { LoadOptions } from './inference-loader.ts';

enum InferencePolicyName {
  NEVER = 'NEVER',
  IF_MISSING = 'IF_MISSING',
  AGAIN = 'AGAIN',
}

registerEnumType(InferencePolicyName, {
  name: 'InferencePolicy',
  description: 'Whether a field that holds inferred statements has them inferred.',
  valuesConfig: {
    NEVER: { description: 'Only what is there already.' },
    IF_MISSING: { description: 'What is not there yet is inferred, written once and returned.' },
    AGAIN: { description: 'Inferred anew even where it is there.' },
  },
});

const longestWaitSeconds = 3600;

/** The arguments of every field that reads inferred statements. */
@ArgsType()
export class InferredFieldArguments {
  @Field(() => InferencePolicyName, {
    defaultValue: InferencePolicyName.IF_MISSING,
    description: 'Whether what is missing is inferred now.',
  })
  infer!: InferencePolicy;

  @Field(() => Float, {
    nullable: true,
    description:
      'Seconds to wait for it. Past that the field is null with an error of code INFERENCE_PENDING, the run goes on, ' +
      'and `ingestProgressed` tells when it is there.',
  })
  waitSeconds?: number | null;
}

/** @throws {ParameterError} a negative or endless wait */
export function loadOptions(args: InferredFieldArguments): LoadOptions {
  const { infer: policy, waitSeconds } = args;
  if (waitSeconds == null) return { policy };
  if (!(waitSeconds >= 0 && waitSeconds <= longestWaitSeconds)) {
    throw new ParameterError(`waitSeconds is ${waitSeconds}; it must be from 0 to ${longestWaitSeconds}`);
  }
  return { policy, waitSeconds };
}
