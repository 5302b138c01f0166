// Which numbers may be fractions. The SDK's schemas have one type for all numbers, AWS's models have several: these are the
// members of simulated operations that are float or double there. Any other is an integer or a long.
import { malformed } from '../faults.ts';

const fractional = new Set([
  'BreachThreshold',
  'canaryPercent',
  'Counts',
  'doubleValue',
  'ExecutionEnvironmentMemoryGiBPerVCpu',
  'Max',
  'max',
  'Maximum',
  'MetricIntervalLowerBound',
  'MetricIntervalUpperBound',
  'MetricValue',
  'Min',
  'min',
  'Minimum',
  'SampleCount',
  'stepPercent',
  'Sum',
  'TargetValue',
  'Threshold',
  'Value',
  'value',
  'Values',
]);

/** The number, unless it is a fraction where there must be none. @throws AwsFault SerializationException */
export function whole(value: number, path: string): number {
  if (Number.isInteger(value) || fractional.has(memberOf(path))) return value;
  throw malformed(`${path} must be a whole number, not ${value}`);
}

/** `Values` for `MetricData[0].Values[3]` and for `MetricData.member.1.Values.member.4`. */
const memberOf = (path: string) =>
  path
    .replace(/(\[\d+\]|\.\d+|\.member)+$/, '')
    .split('.')
    .at(-1) ?? '';
