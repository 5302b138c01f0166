// The events that EC2 sends to EventBridge.
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { InstanceRecord, InstanceState } from './state.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html */
export interface InstanceStateChangeDetail {
  readonly 'instance-id': string;
  readonly state: InstanceState;
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'ec2/instance-state-change': AwsEvent<InstanceStateChangeDetail>;
  }
}

export function publishInstanceState(ctx: Context, { InstanceId, State }: InstanceRecord): void {
  ctx.publish('ec2/instance-state-change', () => ({
    detailType: 'EC2 Instance State-change Notification',
    resources: [ctx.arn('ec2', `instance/${InstanceId}`)],
    detail: { 'instance-id': InstanceId, state: State },
  }));
}
