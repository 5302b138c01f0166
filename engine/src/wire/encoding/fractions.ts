// Which numbers may be fractions. The SDK's schemas have one type for all numbers, AWS's models have several: these are the
// members of simulated operations that are float or double there. Any other is an integer or a long. A test compares.
import { malformed } from '../faults.ts';

const fractional = new Set([
  'AdditionalVersionWeights',
  'BreachThreshold',
  'canaryPercent',
  'Counts',
  'defaultValue',
  'DesiredValue',
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
  'ProvisionedThroughputInMibps',
  'SampleCount',
  'stepPercent',
  'Sum',
  'TargetValue',
  'Threshold',
  'Value',
  'value',
  'Values',
]);

/** Of members whose names stand for whole numbers elsewhere: with the member that has them. */
const fractionalIn = /(^|\.)ServerlessV2ScalingConfiguration\.(MinCapacity|MaxCapacity)$/;

const longest = 2 ** 63;

/** The number, unless it is a fraction, or longer than a long, where it must not be. @throws AwsFault SerializationException */
export function whole(value: number, path: string): number {
  if ((Number.isInteger(value) && Math.abs(value) <= longest) || isFractional(path)) return value;
  throw malformed(`${path} must be a whole number of at most 64 bits, not ${value}`);
}

const isFractional = (path: string) => fractional.has(memberOf(path)) || fractionalIn.test(path);

/** `Values` for `MetricData[0].Values[3]` and for `MetricData.member.1.Values.member.4`. */
const memberOf = (path: string) =>
  path
    .replace(/(\[\d+\]|\.\d+|\.member)+$/, '')
    .split('.')
    .at(-1) ?? '';
