// Tagging and untagging resource by resource: one that cannot be does not keep the others from it.
import type { TaggedResources } from '../../contracts/tagged-resources.ts';
import { parseArn } from '../../kernel/arn.ts';
import { AwsFault } from '../../kernel/faults.ts';
import type { TaggingContext } from './context.ts';
import { invalidParameter } from './faults.ts';

interface Failure {
  readonly StatusCode: number;
  readonly ErrorCode: 'InternalServiceException' | 'InvalidParameterException';
  readonly ErrorMessage: string;
}

/** By ARN: why each of those could not be changed. @throws InvalidParameterException when one is no ARN */
export function failuresOf(
  arns: readonly string[],
  change: (contribution: TaggedResources, arn: string) => void,
  ctx: TaggingContext,
): Record<string, Failure> {
  const malformed = arns.find((arn) => !parseArn(arn));
  if (malformed !== undefined) throw invalidParameter(`${malformed} is not a valid ARN.`);
  return Object.fromEntries(
    arns.flatMap((arn) => {
      const { service } = parseArn(arn)!;
      const contribution = ctx.tagged.find((each) => each.service === service);
      if (!contribution)
        return [[arn, failure(400, `Drydock does not tag resources of ${service} by this API.`)] as const];
      try {
        ctx.attempt(() => change(contribution, arn));
        return [];
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        return [[arn, failure(error.status, error.message)] as const];
      }
    }),
  );
}

const failure = (StatusCode: number, ErrorMessage: string): Failure => ({
  StatusCode,
  ErrorCode: StatusCode >= 500 ? 'InternalServiceException' : 'InvalidParameterException',
  ErrorMessage,
});
