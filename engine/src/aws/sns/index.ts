// Amazon SNS: topics, and messages to their subscriptions. Functions are invoked, queues get messages, web servers of this
// machine are sent requests; other endpoints are recorded.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { actionTargets } from './action-targets.ts';
import { settleDelivery } from './delivery/web.ts';
import { deliveryController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';

declare module '../../kernel/registry.ts' {
  interface Controllers {
    'sns/delivery': unknown;
  }
  interface Clients {
    sns: typeof import('@aws-sdk/client-sns');
  }
}

export const sns = defineService({
  id: 'sns',
  client: () => import('@aws-sdk/client-sns'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    accessDeniedCode: 'AuthorizationError',
    protocol: 'awsQuery',
    xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  controllers: [deliveryController],
  reports: { 'web-posts/answered': ({ postId, status }, ctx) => settleDelivery(postId, status, ctx) },
  actionTargets,
  resources,
});
