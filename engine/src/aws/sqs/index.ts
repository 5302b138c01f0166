// Amazon SQS: standard and FIFO queues, with long polling, visibility timeouts and dead-letter queues. Policies and
// encryption are recorded.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { actionTargets } from './action-targets.ts';
import { queryErrorCodes } from './faults.ts';
import { metricsController, queueControl } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    sqs: typeof import('@aws-sdk/client-sqs');
  }
  interface Controllers {
    'sqs/queue': unknown;
    'sqs/metrics': unknown;
  }
}

export const sqs = defineService({
  id: 'sqs',
  client: () => import('@aws-sdk/client-sqs'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'awsJson',
    jsonVersion: '1.0',
    targetPrefixes: ['AmazonSQS'],
    xmlNamespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
    invalidInputText: 'sqs',
    queryErrorCodes,
    accessDeniedCode: 'AccessDenied',
    // A message of 1 MiB, escaped as JSON.
    maxBodyBytes: 8 * 1024 ** 2,
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  actionTargets,
  controllers: [queueControl, metricsController],
  resources,
});
