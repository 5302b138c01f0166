// Amazon ECS: clusters, task definitions, tasks, services and their deployments, container instances, capacity providers.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/Welcome.html

import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { excesses } from './excesses.ts';
import { lastSegment } from './find/references.ts';
import {
  capacityProviderController,
  containerInsightsController,
  containerInstanceController,
  emptyClusterController,
  expressServiceController,
  managedInstancesController,
  serviceController,
  taskController,
} from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';
import {
  capabilities,
  containerExited,
  containerHealth,
  containerRemark,
  recovered,
  taskFailed,
  taskStarted,
  taskStopped,
  vcpu,
} from './reports/runtime.ts';
import { sessionTranscript } from './reports/sessions.ts';
import { usage } from './reports/usage.ts';
import { tasksUnderway } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    ecs: typeof import('@aws-sdk/client-ecs');
  }
  interface Controllers {
    'ecs/capacity-provider': unknown;
    'ecs/container-insights': unknown;
    'ecs/container-instance': unknown;
    'ecs/empty-cluster': unknown;
    'ecs/express-service': unknown;
    'ecs/managed-instances': unknown;
    'ecs/service': unknown;
    'ecs/task': unknown;
  }
}

export const ecs = defineService({
  id: 'ecs',
  client: () => import('@aws-sdk/client-ecs'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'awsJson',
    targetPrefixes: ['AmazonEC2ContainerServiceV20141113'],
    invalidInputCode: 'InvalidParameterException',
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  excesses,
  underway: (state) =>
    state
      .by(tasksUnderway, 'underway')
      .map(({ arn, lastStatus }) => ({ what: `task ${lastSegment(arn)} (${lastStatus})` })),
  controllers: [
    serviceController,
    taskController,
    containerInsightsController,
    containerInstanceController,
    capacityProviderController,
    emptyClusterController,
    expressServiceController,
    managedInstancesController,
  ],
  reports: {
    'runtime/task-started': taskStarted,
    'runtime/task-failed': taskFailed,
    'runtime/container-exited': containerExited,
    'runtime/container-health': containerHealth,
    'runtime/container-remark': containerRemark,
    'runtime/capabilities': capabilities,
    'runtime/task-stopped': taskStopped,
    'runtime/recovered': recovered,
    'runtime/usage': usage,
    'runtime/vcpu': vcpu,
    'sessions/transcript': sessionTranscript,
  },
  resources,
});
