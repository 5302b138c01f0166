// The events that FIS sends to EventBridge.
// https://docs.aws.amazon.com/fis/latest/userguide/monitoring-eventbridge.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { ExperimentStatus } from './records.ts';
import type { ExperimentRecord } from './state.ts';
import { experimentArn } from './views.ts';

export interface ExperimentStateChange {
  readonly 'experiment-id': string;
  readonly 'experiment-template-id': string;
  readonly 'new-state': { readonly status: ExperimentStatus; readonly reason: string };
  readonly 'old-state': { readonly status: ExperimentStatus; readonly reason: string };
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html */
export interface SpotInstanceNotice {
  readonly 'instance-id': string;
  readonly 'instance-action'?: 'terminate';
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'fis/experiment-state-change': AwsEvent<ExperimentStateChange>;
    /** They are EC2's. */
    'fis/spot-instance-interruption-warning': AwsEvent<SpotInstanceNotice>;
    'fis/instance-rebalance-recommendation': AwsEvent<SpotInstanceNotice>;
  }
}

export function publishStateChange(ctx: Context, before: ExperimentRecord, after: ExperimentRecord): void {
  ctx.publish('fis/experiment-state-change', () => ({
    detailType: 'FIS Experiment State Change',
    resources: [experimentArn(after.id, ctx)],
    detail: {
      'experiment-id': after.id,
      'experiment-template-id': after.experimentTemplateId,
      'new-state': { status: after.status, reason: after.reason },
      'old-state': { status: before.status, reason: before.reason },
    },
  }));
}
