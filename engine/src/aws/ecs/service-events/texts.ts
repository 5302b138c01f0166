// The exact texts of service events, and of a deployment's rolloutStateReason.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html

import type { Shortage } from '../placement/place.ts';
import type { TaskRecord, Trigger } from '../state.ts';

const list = (taskIds: readonly string[]) => taskIds.map((id) => `(task ${id})`).join(' ');

export function startedText(service: string, taskIds: readonly string[], replacing: number): string {
  const text = `(service ${service}) has started ${taskIds.length} tasks: ${list(taskIds)}.`;
  return replacing > 0 ? `${text} Amazon ECS replaced ${replacing} tasks due to an unhealthy status.` : text;
}

export const stoppedText = (service: string, taskIds: readonly string[]): string =>
  `(service ${service}) has stopped ${taskIds.length} running tasks: ${list(taskIds)}.`;

export const registeredText = (service: string, count: number, targetGroupArn: string): string =>
  `(service ${service}) registered ${count} targets in (target-group ${targetGroupArn})`;

export const deregisteredText = (service: string, count: number, targetGroupArn: string): string =>
  `(service ${service}) deregistered ${count} targets in (target-group ${targetGroupArn})`;

export const drainingText = (service: string, deploymentId: string, count: number): string =>
  `(service ${service}, taskSet ${deploymentId}) has begun draining connections on ${count} tasks.`;

export const completedText = (service: string, deploymentId: string): string =>
  `(service ${service}) (deployment ${deploymentId}) deployment completed.`;

export const steadyText = (service: string): string => `(service ${service}) has reached a steady state.`;

/** Tasks by availability zone. */
export type ZoneCounts = Readonly<Record<string, number>>;

const zones = (counts: ZoneCounts) =>
  Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([zone, count]) => `${count} tasks in ${zone}`)
    .join(', ');

export const unbalancedText = (service: string, counts: ZoneCounts): string =>
  `(service ${service}) is not AZ balanced with ${zones(counts)}. AZ Rebalancing in progress.`;

export const rebalancingText = (service: string, zone: string, taskId: string): string =>
  `(service ${service}) has started 1 tasks in ${zone} to AZ Rebalance: (task ${taskId}).`;

export const balancedText = (service: string, counts: ZoneCounts): string =>
  `(service ${service}) is AZ balanced with ${zones(counts)}.`;

export const failedText = (service: string, deploymentId: string, why: string): string =>
  `(service ${service}) (deployment ${deploymentId}) deployment failed: ${why}.`;

export const rollingBackText = (service: string, deploymentId: string): string =>
  `(service ${service}) rolling back to deployment ${deploymentId}.`;

export const unshiftableText = (service: string, traffic: string, why: string): string =>
  `(service ${service}) was unable to shift ${traffic} traffic: ${why}`;

export const impairedText = (service: string): string =>
  `(service ${service}) is unable to consistently start tasks successfully.`;

export const stuckText = (service: string): string =>
  `service ${service} was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`;

export const protectedText = (service: string, deploymentId: string): string =>
  `service ${service} was unable to reach steady state because task set (${deploymentId}) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks.`;

const guide = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

const lacks: Readonly<Record<string, string>> = {
  'RESOURCE:CPU': 'has insufficient CPU units available',
  'RESOURCE:MEMORY': 'has insufficient memory available',
  'RESOURCE:PORTS': 'is already using a port required by your task',
  'RESOURCE:ENI': 'encountered error "RESOURCE:ENI"',
  AGENT: 'encountered error "AGENT"',
  MEMBEROF: 'encountered error "MemberOf placement constraint unsatisfied."',
  DISTINCT: 'encountered error "DistinctInstance placement constraint unsatisfied."',
  ATTRIBUTE: 'is missing an attribute required by your task',
};

export function unplaceableText(service: string, { reason, instanceId }: Shortage): string {
  const start = `(service ${service}) was unable to place a task because no container instance met all of its requirements.`;
  return reason === 'EMPTY'
    ? `${start} Reason: No Container Instances were found in your cluster. ${guide}`
    : `${start} The closest matching (container-instance ${instanceId}) ${lacks[reason]}. ${guide}`;
}

/** Whether a service waits because its cluster has no container instances. */
export const isEmptyClusterText = (text: string) => text.includes('No Container Instances were found');

/** Drydock's own: AWS does not say it. */
export const emptyClusterText = (service: string, cluster: string, explanation: string) =>
  `(service ${service}) Drydock: instances run, but none is in the cluster ${cluster}. ${explanation}`;

export const rolloutReason = {
  inProgress: (id: string) => `ECS deployment ${id} in progress.`,
  completed: (id: string) => `ECS deployment ${id} completed.`,
  rollingBack: (id: string, trigger: Trigger) =>
    `${triggers[trigger].title}: rolling back to deploymentId ${id}.`,
  failed: (trigger: Trigger) => `${triggers[trigger].title}: ${triggers[trigger].why}.`,
};

interface TriggerText {
  readonly title: string;
  readonly why: string;
  /** What a service deployment that it has rolled back says, where AWS's own words are known. */
  readonly rolledBack?: string;
}

export const triggers: Readonly<Record<Trigger, TriggerText>> = {
  'circuit-breaker': {
    title: 'ECS deployment circuit breaker',
    why: 'tasks failed to start',
    rolledBack: 'the circuit breaker threshold was exceeded',
  },
  alarm: {
    title: 'ECS deployment alarms',
    why: 'alarm detected',
    rolledBack: 'of one or more active alarms',
  },
  hook: { title: 'ECS deployment lifecycle hook', why: 'a lifecycle hook failed' },
  traffic: { title: 'ECS deployment', why: 'traffic could not be shifted' },
  timeout: { title: 'ECS deployment', why: 'a lifecycle stage took longer than 24 hours' },
  user: { title: 'ECS deployment', why: 'stopped by user' },
};

export const groupNotFoundText = (
  service: string,
  { startedBy, id }: Pick<TaskRecord, 'startedBy' | 'id'>,
  targetGroupArn: string,
): string =>
  `(service ${service}) task set (${startedBy}) (task ${id}) is not healthy in target-group (${targetGroupArn}) due to TARGET GROUP IS NOT FOUND.`;

export const targetNotFoundText = (
  service: string,
  { startedBy, id }: Pick<TaskRecord, 'startedBy' | 'id'>,
  targetGroupArn: string,
): string =>
  `(service ${service}) task set (${startedBy}) (task ${id}) is not healthy in target-group (${targetGroupArn}) due to TARGET IS NOT FOUND.`;

/** Not documented by AWS: its own text is not known. */
export const unregisteredInstanceText = (service: string, registry: string, reason: string): string =>
  `(service ${service}) was unable to register an instance in (service registry ${registry}): ${reason}`;

export const unregisteredText = (service: string, targetGroupArn: string, error: string): string =>
  `(service ${service}) failed to register targets in (target-group ${targetGroupArn}) with (error ${error})`;

export const unhealthyContainersText = (service: string, taskId: string): string =>
  `(service ${service}) (task ${taskId}) failed container health checks.`;

/** @param instanceId absent for a task that has an address of its own */
export function unhealthyTargetText(
  service: string,
  taskId: string,
  target: {
    readonly instanceId?: string;
    readonly port?: number;
    readonly targetGroupArn: string;
    readonly reason: string;
  },
): string {
  const instance = target.instanceId ? ` (instance ${target.instanceId})` : '';
  return (
    `(service ${service}) (task ${taskId})${instance} (port ${target.port}) is unhealthy in ` +
    `(target-group ${target.targetGroupArn}) due to (reason ${target.reason}).`
  );
}
