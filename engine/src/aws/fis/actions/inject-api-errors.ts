// aws:fis:inject-api-internal-error, -throttle-error and -unavailable-error: calls that are signed with a role's temporary
// credentials (a task's own, or AssumeRole's) are answered with an error.
import { apiFaults } from '../../../contracts/api-faults.ts';
import { done, type FaultAction } from './fault-action.ts';
import { duration, listOf, numberFrom, oneOf } from './parameters.ts';

interface InjectedError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

const injectApiError = (name: string, what: string, error: InjectedError): FaultAction => ({
  id: `aws:fis:inject-api-${name}`,
  description: `Injects ${what} into requests made by the target IAM roles.`,
  parameters: {
    duration,
    service: {
      description: 'The target AWS API namespace. ec2 is simulated.',
      required: true,
      refuse: (value) =>
        value === 'kinesis'
          ? 'must be ec2: Drydock has no Kinesis, and nothing was changed'
          : oneOf('ec2')(value),
    },
    percentage: {
      description: 'The percentage (1-100) of calls to inject the fault into.',
      required: true,
      refuse: numberFrom(1, 100),
    },
    operations: {
      description: 'The operations to inject the fault into, separated using commas.',
      required: true,
      refuse: (value) => (listOf(value).length > 0 ? undefined : 'must not be empty'),
    },
  },
  target: { name: 'Roles', resourceType: 'aws:iam:role' },
  lasts: 'duration',
  begin({ key, targets, parameters }, ctx) {
    for (const [at, { arn: roleArn }] of targets.entries())
      ctx.put(apiFaults, `${key}/${at}`, {
        roleArn,
        service: parameters.service ?? '',
        operations: listOf(parameters.operations),
        percentage: Number(parameters.percentage),
        ...error,
      });
  },
  end({ key }, ctx) {
    for (const each of ctx.keys(apiFaults)) if (each.startsWith(`${key}/`)) ctx.delete(apiFaults, each);
    return done;
  },
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const injectInternalError = injectApiError('internal-error', 'internal errors', {
  code: 'InternalError',
  status: 500,
  message: 'An internal error has occurred',
});
export const injectThrottleError = injectApiError('throttle-error', 'throttling errors', {
  code: 'RequestLimitExceeded',
  status: 503,
  message: 'Request limit exceeded.',
});
export const injectUnavailableError = injectApiError('unavailable-error', 'unavailable errors', {
  code: 'Unavailable',
  status: 503,
  message: 'The service is unavailable. Please try again shortly.',
});
