// What CloudWatch is told of a function's invocations: of the function, of the version or alias that was invoked, and of all
// functions together. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
import { measuredOnce, sameDimensions } from '../../../contracts/measured.ts';
import type { Context } from '../../../kernel/context.ts';
import type { RunningInvocation } from '../state.ts';

const namespace = 'AWS/Lambda';
const ofAll = sameDimensions({});

/** Like AWS's, they have the time at which the function was invoked. */
export function countInvocation(
  { functionName, resource, startedAt }: RunningInvocation,
  failed: boolean,
  ctx: Context,
): void {
  for (const dimensions of dimensionsOf({ functionName, resource }))
    ctx.tell('metrics/measured', {
      namespace,
      at: startedAt,
      metrics: [
        measuredOnce('Invocations', dimensions, 'Count', 1),
        measuredOnce('Errors', dimensions, 'Count', failed ? 1 : 0),
        measuredOnce('Throttles', dimensions, 'Count', 0),
        measuredOnce('Duration', dimensions, 'Milliseconds', ctx.now - startedAt),
      ],
    });
}

/** A throttled invocation counts neither as one nor as an error, and its transaction fails. */
export function countThrottle(
  invoked: Pick<RunningInvocation, 'functionName' | 'resource'>,
  ctx: Context,
): void {
  for (const dimensions of dimensionsOf(invoked))
    ctx.tellAnyway('metrics/measured', {
      namespace,
      at: ctx.now,
      metrics: [measuredOnce('Throttles', dimensions, 'Count', 1)],
    });
}

export const resourceOf = (name: string, qualifier: string | undefined): string =>
  qualifier === undefined ? name : `${name}:${qualifier}`;

const dimensionsOf = ({ functionName, resource }: Pick<RunningInvocation, 'functionName' | 'resource'>) => [
  sameDimensions({ FunctionName: functionName }),
  sameDimensions({ FunctionName: functionName, Resource: resource }),
  ofAll,
];
