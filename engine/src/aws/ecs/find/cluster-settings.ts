// Settings of a cluster. AWS's own text is not known.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterSetting.html
import type { ClusterSetting } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../faults.ts';

const insights = ['enhanced', 'enabled', 'disabled'];

/** @throws InvalidParameterException */
export function checkClusterSettings(settings: readonly ClusterSetting[] = []): void {
  for (const { name, value = '' } of settings)
    if (!insights.includes(value))
      throw invalidParameter(
        `The value '${value}' of the setting ${name} is not valid. Valid values are ${insights.join(', ')}.`,
      );
}
