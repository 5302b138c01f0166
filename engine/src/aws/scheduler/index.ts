// Amazon EventBridge Scheduler: schedules call their targets by the engine's clock, and try again by their retry policies.
// Targets: tasks, functions, queues, topics, buses, pipelines, builds, and any operation that the engine has. Roles are checked
// for their trust and not for their permissions. https://docs.aws.amazon.com/scheduler/latest/APIReference/Welcome.html
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { invocationController, scheduleController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    scheduler: typeof import('@aws-sdk/client-scheduler');
  }
  interface Controllers {
    'scheduler/schedule': unknown;
    'scheduler/invocation': unknown;
  }
}

export const scheduler = defineService({
  id: 'scheduler',
  client: () => import('@aws-sdk/client-scheduler'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'restJson' },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  controllers: [scheduleController, invocationController],
  quotas: Object.values(quotas),
  resources,
});
