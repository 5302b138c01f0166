// What the views need of AWS's shapes. Times of AWS JSON are in seconds; those of events are ISO 8601.
import type { CloudEvent } from '../cloud/events.ts';

export interface Task {
  readonly taskArn: string;
  readonly clusterArn: string;
  readonly containerInstanceArn?: string;
  readonly availabilityZone?: string;
  readonly lastStatus: string;
  readonly desiredStatus: string;
  readonly healthStatus?: string;
  /** `service:<name>`, or another group. */
  readonly group?: string;
  readonly taskDefinitionArn: string;
  /** CPU units and MiB. */
  readonly cpu?: string;
  readonly memory?: string;
  readonly stoppedReason?: string;
  readonly containers?: readonly {
    readonly name: string;
    readonly exitCode?: number;
    readonly reason?: string;
    readonly networkInterfaces?: readonly { readonly privateIpv4Address?: string }[];
    readonly networkBindings?: readonly { readonly hostPort?: number }[];
  }[];
  /** `ElasticNetworkInterface`, for a task with an address of its own. */
  readonly attachments?: readonly { readonly type: string }[];
}

export interface Resource {
  readonly name: string;
  readonly integerValue?: number;
}

export interface ContainerInstance {
  readonly containerInstanceArn: string;
  readonly clusterArn?: string;
  readonly ec2InstanceId: string;
  readonly status: string;
  readonly agentConnected: boolean;
  readonly registeredResources: readonly Resource[];
  readonly remainingResources: readonly Resource[];
  readonly attributes: readonly { readonly name: string; readonly value?: string }[];
}

export interface Deployment {
  readonly id: string;
  readonly status: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly failedTasks?: number;
  readonly rolloutState?: string;
  readonly rolloutStateReason?: string;
}

export interface Service {
  readonly serviceArn: string;
  readonly serviceName: string;
  readonly clusterArn: string;
  readonly status: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly taskDefinition: string;
  readonly deployments: readonly Deployment[];
  readonly events: readonly { readonly id: string; readonly createdAt: number; readonly message: string }[];
  readonly deploymentConfiguration?: { readonly strategy?: string };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html */
export interface ServiceDeployment {
  readonly serviceDeploymentArn: string;
  readonly serviceArn: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly lifecycleStage?: string;
  readonly createdAt?: number;
  readonly updatedAt?: number;
  readonly finishedAt?: number;
  readonly deploymentConfiguration?: {
    readonly strategy?: string;
    readonly bakeTimeInMinutes?: number;
    readonly minimumHealthyPercent?: number;
    readonly maximumPercent?: number;
    readonly linearConfiguration?: { readonly stepPercent?: number; readonly stepBakeTimeInMinutes?: number };
    readonly canaryConfiguration?: {
      readonly canaryPercent?: number;
      readonly canaryBakeTimeInMinutes?: number;
    };
  };
  readonly lifecycleHookDetails?: readonly LifecycleHook[];
  readonly deploymentCircuitBreaker?: {
    readonly status: string;
    readonly failureCount: number;
    readonly threshold: number;
  };
  readonly alarms?: {
    readonly status: string;
    readonly alarmNames?: readonly string[];
    readonly triggeredAlarmNames?: readonly string[];
  };
  readonly rollback?: { readonly reason?: string };
  readonly sourceServiceRevisions?: readonly Revision[];
  readonly targetServiceRevision?: Revision;
}

export interface LifecycleHook {
  readonly hookId: string;
  readonly targetType?: string;
  readonly targetArn?: string;
  readonly status: string;
  /** Seconds. */
  readonly expiresAt?: number;
  readonly timeoutAction?: string;
}

export interface Revision {
  readonly arn: string;
  readonly requestedTaskCount?: number;
  readonly runningTaskCount?: number;
  readonly pendingTaskCount?: number;
  readonly requestedProductionTrafficWeight?: number;
}

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  /** Empty for TCP health checks. */
  readonly healthPath?: string;
  readonly targets: readonly {
    readonly id: string;
    readonly port: string;
    readonly state: string;
    readonly reason: string;
  }[];
}

export interface Rule {
  readonly priority: string;
  readonly condition: string;
  /** By target group, the weight; empty for other actions. */
  readonly weights: readonly { readonly arn: string; readonly weight: number }[];
  /** The type of an action that does not forward. */
  readonly action: string;
}

export interface Balancer {
  readonly arn: string;
  readonly name: string;
  readonly type: string;
  readonly dnsName: string;
  readonly listeners: readonly {
    readonly arn: string;
    readonly port: string;
    readonly protocol: string;
    readonly rules: readonly Rule[];
  }[];
}

/** The task of an event, as describing it would give it. */
export const taskIn = ({ 'detail-type': type, detail }: CloudEvent): Task | undefined =>
  type === 'ECS Task State Change' ? taskOf(detail as unknown as Task) : undefined;

/** The container instance of an event. */
export const instanceIn = ({ 'detail-type': type, detail }: CloudEvent): ContainerInstance | undefined =>
  type === 'ECS Container Instance State Change'
    ? instanceOf(detail as unknown as ContainerInstance)
    : undefined;

/** Without what no view shows: an hour of them is kept. */
export const taskOf = (task: Task): Task => ({
  ...pick(task, taskMembers),
  ...(task.containers && {
    containers: task.containers.map((container) => pick(container, containerMembers)),
  }),
  ...(task.attachments && { attachments: task.attachments.map(({ type }) => ({ type })) }),
});

export const instanceOf = (instance: ContainerInstance): ContainerInstance => ({
  ...pick(instance, instanceMembers),
  attributes: instance.attributes.filter(({ name }) => /^ecs\.(availability-zone|instance-type)$/.test(name)),
});

const taskMembers = [
  'taskArn',
  'clusterArn',
  'containerInstanceArn',
  'availabilityZone',
  'lastStatus',
  'desiredStatus',
  'healthStatus',
  'group',
  'taskDefinitionArn',
  'cpu',
  'memory',
  'stoppedReason',
] as const;
const containerMembers = ['name', 'exitCode', 'reason', 'networkInterfaces', 'networkBindings'] as const;
const instanceMembers = [
  'containerInstanceArn',
  'clusterArn',
  'ec2InstanceId',
  'status',
  'agentConnected',
  'registeredResources',
  'remainingResources',
] as const;

const pick = <T extends object, K extends keyof T>(from: T, members: readonly K[]): Pick<T, K> =>
  Object.fromEntries(
    members.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])),
  ) as Pick<T, K>;

/** Whether it has a network interface of its own. */
export const hasInterface = ({ attachments = [] }: Task): boolean =>
  attachments.some(({ type }) => /^(ElasticNetworkInterface|eni)$/i.test(type));

/** The last part of an ARN: `web:12` of a task definition, the id of a task. */
export const nameOf = (arn: string): string => arn.split('/').at(-1) ?? arn;

export const zoneOf = ({ attributes }: ContainerInstance): string =>
  attributes.find(({ name }) => name === 'ecs.availability-zone')?.value ?? '';

export const instanceTypeOf = ({ attributes }: ContainerInstance): string =>
  attributes.find(({ name }) => name === 'ecs.instance-type')?.value ?? '';

export const amountOf = (resources: readonly Resource[], name: string): number =>
  resources.find((each) => each.name === name)?.integerValue ?? 0;
