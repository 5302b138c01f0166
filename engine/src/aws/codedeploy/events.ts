// The events that CodeDeploy publishes, and the SNS topics that a deployment group's triggers notify.
// https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html
// https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-sns-event-notifications-json-format.html
import type { DeploymentStatus, TriggerEventType } from '@aws-sdk/client-codedeploy';
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import { applicationArn, groupArn } from './find.ts';
import type { DeploymentRecord } from './state.ts';

export interface DeploymentStateChange {
  readonly region: string;
  readonly deploymentId: string;
  readonly instanceGroupId: string;
  readonly deploymentGroup: string;
  readonly application: string;
  readonly state: 'START' | 'SUCCESS' | 'FAILURE' | 'STOP' | 'READY';
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'codedeploy/deployment-state-change': AwsEvent<DeploymentStateChange>;
  }
}

const states: Readonly<
  Partial<Record<DeploymentStatus, readonly [DeploymentStateChange['state'], TriggerEventType]>>
> = {
  InProgress: ['START', 'DeploymentStart'],
  Ready: ['READY', 'DeploymentReady'],
  Succeeded: ['SUCCESS', 'DeploymentSuccess'],
  Failed: ['FAILURE', 'DeploymentFailure'],
  Stopped: ['STOP', 'DeploymentStop'],
};

/** @param before the status that it had; undefined for a rollback, which is in progress from the start */
export function publishStateChange(
  ctx: Context,
  deployment: DeploymentRecord,
  before: DeploymentStatus | undefined,
): void {
  const entry = states[deployment.status];
  // A stack's deployment belongs to no application.
  if (!entry || deployment.ofStack || (deployment.status === 'InProgress' && before === 'Ready')) return;
  const [state, trigger] = entry;
  const { id, application, group } = deployment;
  ctx.publish('codedeploy/deployment-state-change', () => ({
    detailType: 'CodeDeploy Deployment State-change Notification',
    resources: [groupArn(ctx, application, group), applicationArn(ctx, application)],
    detail: {
      region: ctx.region,
      deploymentId: id,
      instanceGroupId: ctx.ids.uuid(),
      deploymentGroup: group,
      application,
      state,
    },
  }));
  notify(ctx, deployment, trigger);
  if (deployment.rollbackOf && before === undefined) notify(ctx, deployment, 'DeploymentRollback');
}

function notify(ctx: Context, deployment: DeploymentRecord, type: TriggerEventType): void {
  const { id, application, group, settings, status, error } = deployment;
  for (const { triggerEvents = [], triggerTargetArn = '', triggerName } of settings.triggerConfigurations ??
    []) {
    if (!triggerEvents.includes(type)) continue;
    ctx.trigger({
      arn: triggerTargetArn,
      source: groupArn(ctx, application, group),
      isNew: true,
      subject: `${status.toUpperCase()}: AWS CodeDeploy ${id} in ${ctx.region} to ${application}`,
      message: {
        region: ctx.region,
        accountId: ctx.account,
        eventTriggerName: triggerName,
        applicationName: application,
        deploymentId: id,
        deploymentGroupName: group,
        createTime: new Date(deployment.createdAt).toUTCString(),
        completeTime: deployment.endedAt === undefined ? null : new Date(deployment.endedAt).toUTCString(),
        status: type === 'DeploymentStart' ? 'CREATED' : status.toUpperCase(),
        ...(error && {
          errorInformation: JSON.stringify({ ErrorCode: error.code, ErrorMessage: error.message }),
        }),
      },
    });
  }
}
