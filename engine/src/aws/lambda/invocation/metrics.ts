// What CloudWatch is told of a function's invocations: of the function, of the version or alias that was invoked, and of all
// functions together. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
import { type MeasuredMetric, measuredOnce, sameDimensions } from '../../../contracts/measured.ts';
import type { Context } from '../../../kernel/context.ts';
import type { RunningInvocation } from '../state.ts';

const ofAll = sameDimensions({});

/** Like AWS's, they have the time at which the function was invoked. */
export function countInvocation(
  { functionName, resource, startedAt }: RunningInvocation,
  failed: boolean,
  ctx: Context,
): void {
  put({ functionName, resource }, startedAt, ctx, (dimensions) => [
    measuredOnce('Invocations', dimensions, 'Count', 1),
    measuredOnce('Errors', dimensions, 'Count', failed ? 1 : 0),
    measuredOnce('Throttles', dimensions, 'Count', 0),
    measuredOnce('Duration', dimensions, 'Milliseconds', ctx.now - startedAt),
  ]);
}

/** A throttled invocation counts neither as one nor as an error. */
export function countThrottle(functionName: string, qualifier: string | undefined, ctx: Context): void {
  const resource = resourceOf(functionName, qualifier);
  put({ functionName, resource }, ctx.now, ctx, (dimensions) => [
    measuredOnce('Throttles', dimensions, 'Count', 1),
  ]);
}

export const resourceOf = (name: string, qualifier: string | undefined): string =>
  qualifier === undefined ? name : `${name}:${qualifier}`;

function put(
  { functionName, resource }: Pick<RunningInvocation, 'functionName' | 'resource'>,
  at: number,
  ctx: Context,
  metricsOf: (dimensions: MeasuredMetric['dimensions']) => readonly MeasuredMetric[],
): void {
  for (const dimensions of [
    sameDimensions({ FunctionName: functionName }),
    sameDimensions({ FunctionName: functionName, Resource: resource }),
    ofAll,
  ])
    ctx.tell('metrics/measured', { namespace: 'AWS/Lambda', at, metrics: metricsOf(dimensions) });
}
