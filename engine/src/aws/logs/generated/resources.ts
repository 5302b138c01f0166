// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/log-group.ts'))['logGroupResource']>('AWS::Logs::LogGroup', 'log-group', 'logGroupResource'),
  resource<(typeof import('../resources/metric-filter.ts'))['metricFilterResource']>('AWS::Logs::MetricFilter', 'metric-filter', 'metricFilterResource'),
  resource<(typeof import('../resources/resource-policy.ts'))['resourcePolicyResource']>('AWS::Logs::ResourcePolicy', 'resource-policy', 'resourcePolicyResource'),
  resource<(typeof import('../resources/subscription-filter.ts'))['subscriptionFilterResource']>('AWS::Logs::SubscriptionFilter', 'subscription-filter', 'subscriptionFilterResource'),
];
