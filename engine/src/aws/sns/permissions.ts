// What calls of SNS need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { topics } from './state.ts';

export const permissions: ServicePermissions = {
  actions: { PublishBatch: ['Publish'] },
  resource: ({ Name }, at, operation) => (operation === 'CreateTopic' ? at.arn('sns', Name) : undefined),
  resourcePolicy: (arn, at) => at.get(topics, arn.split(':').at(5) ?? '')?.attributes.Policy,
};
