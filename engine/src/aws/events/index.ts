// Amazon EventBridge: event buses, and rules on schedules and on events. They run tasks, start pipelines and whatever else a
// service of the engine performs; other targets are recorded.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { observeCall } from './api-calls/observe.ts';
import {
  crossingController,
  deliveryController,
  replayController,
  scheduleController,
} from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { subscriptions } from './subscriptions.ts';

declare module '../../kernel/registry.ts' {
  interface Controllers {
    'events/schedule': unknown;
    'events/delivery': unknown;
    'events/replay': unknown;
    'events/crossing': unknown;
  }
  interface Clients {
    events: typeof import('@aws-sdk/client-eventbridge');
  }
}

export const events = defineService({
  id: 'events',
  client: () => import('@aws-sdk/client-eventbridge'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['AWSEvents'] },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  subscriptions,
  observeCall,
  controllers: [scheduleController, deliveryController, replayController, crossingController],
  resources,
});
