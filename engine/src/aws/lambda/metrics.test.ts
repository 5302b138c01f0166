import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Effects } from '../../kernel/registry.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { logs } from '../logs/index.ts';
import { lambda } from './index.ts';
import { functionInput, lambdaRoles } from './testing/functions.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [lambda, lambdaRoles, logs, cloudWatch] });
  cloud.call('lambda', 'CreateFunction', functionInput);
});
afterEach(() => cloud[Symbol.dispose]());

/** The function runs for so long. */
function invoke(more: object, ms: number, failed?: true): void {
  void cloud.answer('lambda', 'Invoke', { FunctionName: 'f', ...more });
  cloud.settle();
  end(ms, failed);
}

function end(ms: number, failed?: true): void {
  const { input } = cloud.effects.findLast(({ effect }) => effect === 'functions/invoke')!;
  const { invocationId } = input as Effects['functions/invoke'];
  cloud.advance(ms);
  const payload = failed ? '{"errorType":"Error","errorMessage":"no"}' : 'null';
  cloud.report('functions/invoked', { invocationId, payload, logTail: '', ...(failed && { failed }) });
}

/** The sum of the last hour. */
const sum = (MetricName: string, dimensions: Readonly<Record<string, string>> = { FunctionName: 'f' }) =>
  cloud.call('cloudwatch', 'GetMetricStatistics', {
    Namespace: 'AWS/Lambda',
    MetricName,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    StartTime: new Date(cloud.clock.now() - 3_600_000),
    EndTime: new Date(cloud.clock.now() + 60_000),
    Period: 86_400,
    Statistics: ['Sum'],
  }).Datapoints?.[0]?.Sum;

test('invocations, errors and durations are measured: of the function, of what was invoked, and of all functions', () => {
  expect(sum('Invocations')).toBeUndefined();
  const { Version = '' } = cloud.call('lambda', 'PublishVersion', { FunctionName: 'f' });
  invoke({}, 40);
  invoke({}, 60, true);
  invoke({ Qualifier: Version }, 100, true);
  expect(sum('Invocations')).toBe(3);
  expect(sum('Errors')).toBe(2);
  expect(sum('Duration')).toBe(200);
  expect(sum('Throttles')).toBe(0);
  expect(sum('Errors', { FunctionName: 'f', Resource: 'f' })).toBe(1);
  expect(sum('Invocations', { FunctionName: 'f', Resource: `f:${Version}` })).toBe(1);
  expect(sum('Invocations', {})).toBe(3);
});

test('an event that is throttled is counted as throttled, and later as invoked', () => {
  cloud.call('lambda', 'PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 1 });
  void cloud.answer('lambda', 'Invoke', { FunctionName: 'f' });
  cloud.call('lambda', 'Invoke', { FunctionName: 'f', InvocationType: 'Event' });
  cloud.settle();
  expect(sum('Throttles')).toBe(1);
  expect(sum('Invocations')).toBeUndefined();
  end(10);
  cloud.advance(2_000);
  end(10);
  expect(sum('Invocations')).toBe(2);
});

test('a call that is throttled is counted, though it is refused, and so is one of a function that may not run at all', () => {
  cloud.call('lambda', 'PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 1 });
  void cloud.answer('lambda', 'Invoke', { FunctionName: 'f' });
  expect(() => cloud.answer('lambda', 'Invoke', { FunctionName: 'f' })).toThrow('Rate Exceeded.');
  expect(sum('Throttles')).toBe(1);
  expect(sum('Invocations')).toBeUndefined();
  cloud.call('lambda', 'PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 0 });
  expect(() => cloud.answer('lambda', 'Invoke', { FunctionName: 'f' })).toThrow('Rate Exceeded.');
  expect(sum('Throttles')).toBe(2);
  expect(sum('Throttles', {})).toBe(2);
});

test('an alarm on a function’s errors fires', () => {
  cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'errors',
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Dimensions: [{ Name: 'FunctionName', Value: 'f' }],
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  });
  const state = () =>
    cloud.call('cloudwatch', 'DescribeAlarms', { AlarmNames: ['errors'] }).MetricAlarms?.[0]?.StateValue;
  expect(state()).toBe('INSUFFICIENT_DATA');
  invoke({}, 5);
  cloud.advance(70_000);
  expect(state()).toBe('OK');
  invoke({}, 5, true);
  cloud.advance(70_000);
  expect(state()).toBe('ALARM');
});
