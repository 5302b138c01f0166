// The events that ECS publishes, as EventBridge would carry them.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html
// AWS sends a container instance's event for every task placed on it, too; here only for changes of the instance itself.
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { ContainerInstanceRecord, DeploymentRecord, ServiceRecord, TaskRecord } from './state.ts';
import { containerInstanceView } from './views/container-instance.ts';
import { taskView } from './views/task.ts';

/** What DescribeTasks or DescribeContainerInstances would return, with times in ISO 8601. */
export type ResourceDetail = Readonly<Record<string, unknown>> & {
  readonly version: number;
  readonly updatedAt: string;
};

export interface ServiceActionDetail {
  readonly eventType: 'INFO' | 'WARN' | 'ERROR';
  readonly eventName: ServiceAction;
  readonly clusterArn: string;
  readonly reason?: string;
  readonly createdAt: string;
}

export interface DeploymentDetail {
  readonly eventType: 'INFO' | 'ERROR';
  readonly eventName:
    | 'SERVICE_DEPLOYMENT_IN_PROGRESS'
    | 'SERVICE_DEPLOYMENT_COMPLETED'
    | 'SERVICE_DEPLOYMENT_FAILED';
  /** `ecs-svc/<19 digits>` */
  readonly deploymentId: string;
  readonly updatedAt: string;
  readonly reason: string;
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'ecs/task-state-change': AwsEvent<ResourceDetail>;
    'ecs/container-instance-state-change': AwsEvent<ResourceDetail>;
    'ecs/service-action': AwsEvent<ServiceActionDetail>;
    'ecs/deployment-state-change': AwsEvent<DeploymentDetail>;
  }
}

const eventTypes = {
  SERVICE_STEADY_STATE: 'INFO',
  SERVICE_REBALANCING_STARTED: 'INFO',
  SERVICE_REBALANCING_COMPLETED: 'INFO',
  SERVICE_TASK_START_IMPAIRED: 'WARN',
  SERVICE_TASK_PLACEMENT_FAILURE: 'ERROR',
} as const;

export type ServiceAction = keyof typeof eventTypes;

/** @param before absent for a new task */
export function publishTaskChange(ctx: Context, task: TaskRecord, before?: TaskRecord): void {
  if (before && statuses(before) === statuses(task)) return;
  ctx.publish('ecs/task-state-change', () => ({
    detailType: 'ECS Task State Change',
    resources: [task.arn],
    detail: { ...untagged(taskView(task)), version: task.version, updatedAt: iso(ctx) },
  }));
}

export function publishInstanceChange(ctx: Context, instance: ContainerInstanceRecord): void {
  ctx.publish('ecs/container-instance-state-change', () => ({
    detailType: 'ECS Container Instance State Change',
    resources: [instance.arn],
    detail: {
      clusterArn: ctx.arn('ecs', `cluster/${instance.cluster}`),
      ...untagged(containerInstanceView(instance, ctx)),
      version: instance.version,
      updatedAt: iso(ctx),
    },
  }));
}

/** @param reason of a placement failure: `RESOURCE:CPU`, for example */
export function publishServiceAction(
  ctx: Context,
  { arn, clusterArn }: ServiceRecord,
  eventName: ServiceAction,
  reason?: string,
): void {
  ctx.publish('ecs/service-action', () => ({
    detailType: 'ECS Service Action',
    resources: [arn],
    detail: {
      eventType: eventTypes[eventName],
      eventName,
      clusterArn,
      ...(reason === undefined ? {} : { reason }),
      createdAt: iso(ctx),
    },
  }));
}

/** The deployment's rolloutState has changed. A rollback is again IN_PROGRESS, of the deployment that it goes back to. */
export function publishDeploymentChange(
  ctx: Context,
  service: ServiceRecord,
  { id, rolloutState, rolloutStateReason }: DeploymentRecord,
): void {
  ctx.publish(
    'ecs/deployment-state-change',
    (): AwsEvent<DeploymentDetail> => ({
      detailType: 'ECS Deployment State Change',
      resources: [service.arn],
      detail: {
        eventType: rolloutState === 'FAILED' ? 'ERROR' : 'INFO',
        eventName: `SERVICE_DEPLOYMENT_${rolloutState}`,
        deploymentId: id,
        updatedAt: iso(ctx),
        reason: rolloutStateReason,
      },
    }),
  );
}

/** What makes an event when it changes: the task's states, and its containers'. */
const statuses = ({ lastStatus, desiredStatus, containers }: TaskRecord): string =>
  [lastStatus, desiredStatus, ...containers.map((container) => container.lastStatus)].join(' ');

const iso = ({ now }: Pick<Context, 'now'>): string => new Date(now).toISOString();

/** Without tags, which events do not have. Dates become ISO 8601, absent members are left out. */
const untagged = ({ tags: _tags, ...view }: { readonly tags?: unknown }): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(view));
