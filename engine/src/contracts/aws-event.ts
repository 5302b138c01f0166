// The form of the events that services publish: what EventBridge would carry of them, without the envelope that the
// subscriber adds (id, account, region, time, source).
// https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
import type { Events } from '../kernel/registry.ts';

export interface AwsEvent<Detail extends object = Readonly<Record<string, unknown>>> {
  /** For example `ECS Task State Change`. */
  readonly detailType: string;
  /** ARNs. */
  readonly resources: readonly string[];
  readonly detail: Detail;
}

const publishedForOthers: Readonly<Partial<Record<keyof Events, string>>> = {
  'fis/spot-instance-interruption-warning': 'aws.ec2',
  'fis/instance-rebalance-recommendation': 'aws.ec2',
};

/** The `source` that EventBridge gives an event: the service that publishes it, but for what FIS does to EC2's instances. */
export const sourceOf = (event: keyof Events): string =>
  publishedForOthers[event] ?? `aws.${event.split('/')[0]}`;
