import 'reflect-metadata';
import { ArgsType, Field, Float } from 'type-graphql';
import { ParameterError } from '../../errors.ts';

const mostPerSecond = 25;

@ArgsType()
export class MomentsArguments {
  @Field(() => Float, {
    defaultValue: 4,
    description: `How many moments a second at most, above 0 to ${mostPerSecond}; it is measured twelve times.`,
  })
  perSecond!: number;
}

/** Which of moments at an even rate are given, and when each was. @throws {ParameterError} */
export function momentTimes(
  { startSeconds, ratePerSecond, count }: { startSeconds: number; ratePerSecond: number; count: number },
  { perSecond }: MomentsArguments,
): readonly { readonly at: number; readonly timeSeconds: number }[] {
  if (!(perSecond > 0 && perSecond <= mostPerSecond)) {
    throw new ParameterError(`perSecond must be above 0 and at most ${mostPerSecond}, got ${perSecond}`);
  }
  const every = Math.max(1, Math.round(ratePerSecond / perSecond));
  return Array.from({ length: Math.ceil(count / every) }, (_, i) => {
    const at = i * every;
    return { at, timeSeconds: startSeconds + at / ratePerSecond };
  });
}
