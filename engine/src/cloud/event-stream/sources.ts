// The source that EventBridge gives an event: the service that publishes it, but for what FIS does to EC2's instances.
import type { Events } from '../../kernel/registry.ts';

const ofOthers: Readonly<Partial<Record<keyof Events, string>>> = {
  'fis/spot-instance-interruption-warning': 'aws.ec2',
  'fis/instance-rebalance-recommendation': 'aws.ec2',
};

export const sourceOf = (event: keyof Events): string => ofOthers[event] ?? `aws.${event.split('/')[0]}`;
