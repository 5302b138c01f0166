// Amazon SNS: topics, their subscriptions, and what is published to them.
import { defineService } from '../../contracts/service.ts';
import { operations } from './generated/operations.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    sns: typeof import('@aws-sdk/client-sns');
  }
}

export const sns = defineService({
  id: 'sns',
  client: () => import('@aws-sdk/client-sns'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: { protocol: 'awsQuery', xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
  operations,
  resources: [],
});
