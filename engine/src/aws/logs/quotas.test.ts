import { describeQuotas } from '../../testing/quota-rows.ts';
import { logs } from './index.ts';
import { quotas } from './quotas.ts';

const policy = JSON.stringify({
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'es.amazonaws.com' }, Action: 'logs:*', Resource: '*' },
  ],
});

describeQuotas([logs], logs.quotas!, [
  {
    quota: quotas.groups,
    add: (cloud, count) => cloud.call('logs', 'CreateLogGroup', { logGroupName: `/app/${count}` }),
    code: 'LimitExceededException',
    message: 'Resource limit exceeded.',
  },
  {
    quota: quotas.subscriptionFilters,
    add: (cloud, count) => {
      if (count === 1) cloud.call('logs', 'CreateLogGroup', { logGroupName: '/app' });
      return cloud.call('logs', 'PutSubscriptionFilter', {
        logGroupName: '/app',
        filterName: `filter-${count}`,
        filterPattern: '',
        destinationArn: 'arn:aws:firehose:us-east-1:000000000000:deliverystream/s',
        roleArn: 'arn:aws:iam::000000000000:role/r',
      });
    },
    code: 'LimitExceededException',
    message: 'Resource limit exceeded.',
  },
  {
    quota: quotas.resourcePolicies,
    add: (cloud, count) =>
      cloud.call('logs', 'PutResourcePolicy', { policyName: `policy-${count}`, policyDocument: policy }),
    code: 'LimitExceededException',
    message: 'Resource limit exceeded.',
  },
  {
    quota: quotas.liveTails,
    add: (cloud, count) => {
      const logGroupName = `/app/${count}`;
      cloud.call('logs', 'CreateLogGroup', { logGroupName });
      const logGroupIdentifiers = [`arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}`];
      return cloud.answer('logs', 'StartLiveTail', { logGroupIdentifiers });
    },
    code: 'LimitExceededException',
    message: 'Resource limit exceeded.',
  },
  {
    quota: quotas.metricFilters,
    add: (cloud, count) => {
      if (count === 1) cloud.call('logs', 'CreateLogGroup', { logGroupName: '/app' });
      return cloud.call('logs', 'PutMetricFilter', {
        logGroupName: '/app',
        filterName: `filter-${count}`,
        filterPattern: 'ERROR',
        metricTransformations: [{ metricName: 'Errors', metricNamespace: 'App', metricValue: '1' }],
      });
    },
    code: 'LimitExceededException',
    message: 'Resource limit exceeded.',
  },
]);
