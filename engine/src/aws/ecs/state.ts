// What ECS keeps: one table for each kind of thing, each record plain JSON with times in milliseconds since the epoch.
import type { RuntimeCapabilities } from '../../contracts/runtime.ts';
import { defineIndex, defineTable } from '../../kernel/table.ts';
import type {
  AccountSettingRecord,
  CapacityProviderRecord,
  ClusterRecord,
  ContainerInstanceRecord,
  ManagedInstanceRecord,
} from './records/capacity.ts';
import type { ServiceDeploymentRecord, ServiceRevisionRecord } from './records/deployment.ts';
import type { ExpressServiceRecord } from './records/express-service.ts';
import type { ServiceRecord } from './records/service.ts';
import type { TaskRecord } from './records/task.ts';
import type { TaskDefinitionRecord } from './records/task-definition.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'ecs/clusters': ClusterRecord;
    'ecs/task-definitions': TaskDefinitionRecord;
    'ecs/task-definition-families': { readonly lastRevision: number };
    'ecs/services': ServiceRecord;
    'ecs/express-services': ExpressServiceRecord;
    'ecs/service-revisions': ServiceRevisionRecord;
    'ecs/service-deployments': ServiceDeploymentRecord;
    'ecs/tasks': TaskRecord;
    'ecs/container-instances': ContainerInstanceRecord;
    'ecs/capacity-providers': CapacityProviderRecord;
    'ecs/managed-instances': ManagedInstanceRecord;
    'ecs/account-settings': AccountSettingRecord;
    'ecs/runtime': RuntimeCapabilities;
    'ecs/insights-minutes': { readonly minute: number };
  }
}

export type * from './records/capacity.ts';
export type * from './records/deployment.ts';
export type * from './records/express-service.ts';
export type * from './records/hook-run.ts';
export type * from './records/service.ts';
export type * from './records/task.ts';
export type * from './records/task-definition.ts';
export type * from './records/task-set.ts';

/** Key: the cluster's name. */
export const clusters = defineTable('ecs/clusters');
/** Key: `family:revision`. */
export const taskDefinitions = defineTable('ecs/task-definitions');
/** The last revision number used: a family never uses one twice. Key: the family. */
export const families = defineTable('ecs/task-definition-families');
/** Key: `cluster/service`. */
export const services = defineTable('ecs/services');
export const servicesByCluster = defineIndex(services, ({ cluster }) => cluster);
/** Key: `cluster/service`, as of the service that it is. */
export const expressServices = defineTable('ecs/express-services');
/** By load balancer, without those whose parts are deleted. */
export const expressByBalancer = defineIndex(expressServices, ({ removed, parts }) =>
  removed ? undefined : parts.loadBalancerArn,
);
/** Services that something other than their tasks concerns. INACTIVE ones are in none of these. */
export const servicesByInterest = {
  /** They have target groups, whose health counts. */
  targets: defineIndex(services, ({ status, deployments }) =>
    status !== 'INACTIVE' && deployments.some(({ targets }) => targets.length > 0) ? 'all' : undefined,
  ),
  /** Alarms can fail their deployments. */
  alarms: defineIndex(services, ({ status, deploymentConfiguration: { alarms } }) =>
    status !== 'INACTIVE' && alarms?.enable === true ? 'all' : undefined,
  ),
  /** Some of their tasks have no place. By cluster. */
  room: defineIndex(services, ({ status, cluster, impediment }) =>
    status === 'ACTIVE' && impediment !== undefined ? cluster : undefined,
  ),
  /** Their capacity comes from providers. */
  providers: defineIndex(services, ({ capacityProviderStrategy }) =>
    capacityProviderStrategy && capacityProviderStrategy.length > 0 ? 'all' : undefined,
  ),
};
/** Key: the ARN. */
export const serviceRevisions = defineTable('ecs/service-revisions');
/** Key: the ARN. */
export const serviceDeployments = defineTable('ecs/service-deployments');
export const rolloutsByService = defineIndex(serviceDeployments, ({ serviceKey }) => serviceKey);
/** Key: `cluster/task id`. */
export const tasks = defineTable('ecs/tasks');
/** STOPPED ones included, for the hour that they are kept. */
export const tasksByCluster = defineIndex(tasks, ({ cluster }) => cluster);
/** By `cluster/service`, STOPPED ones included. */
export const tasksByService = defineIndex(tasks, ({ cluster, service }) =>
  service === undefined ? undefined : `${cluster}/${service}`,
);
/** By `cluster/service`: those that the service has not finished with. */
export const openTasksByService = defineIndex(tasks, ({ cluster, service, lastStatus, accounted }) =>
  service === undefined || (lastStatus === 'STOPPED' && accounted) ? undefined : `${cluster}/${service}`,
);
/** By `startedBy`: of a deployment, for example. */
export const tasksByStarter = defineIndex(tasks, ({ startedBy }) => startedBy);
/** By `cluster/container instance id`: those that hold something of it, which is all until they are STOPPED. */
export const tasksByInstance = defineIndex(tasks, ({ cluster, instance, lastStatus }) =>
  instance === undefined || lastStatus === 'STOPPED' ? undefined : `${cluster}/${instance}`,
);
/** By `cluster/group`, without STOPPED ones. */
export const tasksByGroup = defineIndex(tasks, ({ cluster, group, lastStatus }) =>
  lastStatus === 'STOPPED' ? undefined : `${cluster}/${group}`,
);
/** By `underway`: those that the container runtime is starting or stopping. */
export const tasksUnderway = defineIndex(tasks, ({ lastStatus, heldUntil }) =>
  (lastStatus === 'ACTIVATING' && heldUntil === undefined) || lastStatus === 'STOPPING'
    ? 'underway'
    : undefined,
);
/** By ARN, without STOPPED ones. */
export const tasksByDefinition = defineIndex(tasks, ({ taskDefinition, lastStatus }) =>
  lastStatus === 'STOPPED' ? undefined : taskDefinition,
);
/** Key: `cluster/container instance id`. */
export const containerInstances = defineTable('ecs/container-instances');
/** Without INACTIVE ones. */
export const instancesByCluster = defineIndex(containerInstances, ({ cluster, status }) =>
  status === 'INACTIVE' ? undefined : cluster,
);
/** By the EC2 instance's id, without INACTIVE ones. */
export const instancesByEc2 = defineIndex(containerInstances, ({ ec2InstanceId, status }) =>
  status === 'INACTIVE' ? undefined : ec2InstanceId,
);
/** Key: the name. */
export const capacityProviders = defineTable('ecs/capacity-providers');
/** Key: the EC2 instance's id. */
export const managedInstances = defineTable('ecs/managed-instances');
export const managedByProvider = defineIndex(managedInstances, ({ provider }) => provider);
/** Key: `principal|name`. */
export const accountSettings = defineTable('ecs/account-settings');
/** What the container runtime can be asked for. Key: `current`. */
export const runtimes = defineTable('ecs/runtime');
/** For which minute of the clock Container Insights has data of tasks. Key: the cluster's name. */
export const insightsMinutes = defineTable('ecs/insights-minutes');
