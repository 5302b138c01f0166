// What ECS keeps: one table for each kind of thing, each record plain JSON with times in milliseconds since the epoch.
import type { RuntimeCapabilities } from '../../contracts/runtime.ts';
import { defineTable } from '../../kernel/table.ts';
import type {
  AccountSettingRecord,
  CapacityProviderRecord,
  ClusterRecord,
  ContainerInstanceRecord,
} from './records/capacity.ts';
import type { ServiceDeploymentRecord, ServiceRevisionRecord } from './records/deployment.ts';
import type { ServiceRecord } from './records/service.ts';
import type { TaskRecord } from './records/task.ts';
import type { TaskDefinitionRecord } from './records/task-definition.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'ecs/clusters': ClusterRecord;
    'ecs/task-definitions': TaskDefinitionRecord;
    'ecs/task-definition-families': { readonly lastRevision: number };
    'ecs/services': ServiceRecord;
    'ecs/service-revisions': ServiceRevisionRecord;
    'ecs/service-deployments': ServiceDeploymentRecord;
    'ecs/tasks': TaskRecord;
    'ecs/container-instances': ContainerInstanceRecord;
    'ecs/capacity-providers': CapacityProviderRecord;
    'ecs/account-settings': AccountSettingRecord;
    'ecs/runtime': RuntimeCapabilities;
  }
}

export type * from './records/capacity.ts';
export type * from './records/deployment.ts';
export type * from './records/service.ts';
export type * from './records/task.ts';
export type * from './records/task-definition.ts';

/** Key: the cluster's name. */
export const clusters = defineTable('ecs/clusters');
/** Key: `family:revision`. */
export const taskDefinitions = defineTable('ecs/task-definitions');
/** The last revision number used: a family never uses one twice. Key: the family. */
export const families = defineTable('ecs/task-definition-families');
/** Key: `cluster/service`. */
export const services = defineTable('ecs/services');
/** Key: the ARN. */
export const serviceRevisions = defineTable('ecs/service-revisions');
/** Key: the ARN. */
export const serviceDeployments = defineTable('ecs/service-deployments');
/** Key: `cluster/task id`. */
export const tasks = defineTable('ecs/tasks');
/** Key: `cluster/container instance id`. */
export const containerInstances = defineTable('ecs/container-instances');
/** Key: the name. */
export const capacityProviders = defineTable('ecs/capacity-providers');
/** Key: `principal|name`. */
export const accountSettings = defineTable('ecs/account-settings');
/** What the container runtime can be asked for. Key: `current`. */
export const runtimes = defineTable('ecs/runtime');
