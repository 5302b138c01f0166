// The steps in which production traffic moves to the replacement task set.
// https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
import type { TrafficRoutingConfig } from '@aws-sdk/client-codedeploy';
import { invalidTrafficRouting } from '../faults.ts';

/** The next share, and how long the one before it must have lasted. */
export function nextStep(
  { type, timeBasedCanary, timeBasedLinear }: TrafficRoutingConfig,
  percent: number,
): { readonly percent: number; readonly afterMs: number } {
  if (type === 'TimeBasedCanary') {
    const { canaryPercentage = 10, canaryInterval = 5 } = timeBasedCanary ?? {};
    return percent < canaryPercentage
      ? { percent: canaryPercentage, afterMs: 0 }
      : { percent: 100, afterMs: canaryInterval * 60_000 };
  }
  if (type === 'TimeBasedLinear') {
    const { linearPercentage = 10, linearInterval = 1 } = timeBasedLinear ?? {};
    return {
      percent: Math.min(100, percent + linearPercentage),
      afterMs: percent > 0 ? linearInterval * 60_000 : 0,
    };
  }
  return { percent: 100, afterMs: 0 };
}

/** @throws InvalidTrafficRoutingConfigurationException */
export function checkRouting({ type, timeBasedCanary, timeBasedLinear }: TrafficRoutingConfig): void {
  const [percentage, interval] =
    type === 'TimeBasedCanary'
      ? [timeBasedCanary?.canaryPercentage, timeBasedCanary?.canaryInterval]
      : type === 'TimeBasedLinear'
        ? [timeBasedLinear?.linearPercentage, timeBasedLinear?.linearInterval]
        : [1, 1];
  const other = type === 'TimeBasedCanary' ? timeBasedLinear : timeBasedCanary;
  if (type === 'AllAtOnce' ? (timeBasedCanary ?? timeBasedLinear) : other)
    throw invalidTrafficRouting(`The traffic routing configuration does not match its type ${type}.`);
  if (percentage === undefined || percentage < 1 || percentage > 99)
    throw invalidTrafficRouting('The traffic percentage must be between 1 and 99.');
  if (interval === undefined || interval < 1 || interval > 2880)
    throw invalidTrafficRouting('The traffic interval must be between 1 and 2880 minutes.');
}
