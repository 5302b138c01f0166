// Policies that let services write to log groups: recorded.
import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { logs } from './index.ts';

const policy = (Action: string) =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { Service: 'route53.amazonaws.com' }, Action, Resource: '*' }],
  });

test('a policy of the account is put, replaced, listed and deleted', () => {
  using cloud = rehearse({ services: [logs] });
  const put = (Action: string) =>
    cloud.call('logs', 'PutResourcePolicy', { policyName: 'p', policyDocument: policy(Action) });
  put('logs:CreateLogStream');
  expect(put('logs:PutLogEvents').resourcePolicy).toEqual({
    policyName: 'p',
    policyDocument: policy('logs:PutLogEvents'),
    policyScope: 'ACCOUNT',
    lastUpdatedTime: cloud.clock.now(),
  });
  const list = () => cloud.call('logs', 'DescribeResourcePolicies', {}).resourcePolicies;
  expect(list()).toMatchObject([{ policyName: 'p', policyDocument: policy('logs:PutLogEvents') }]);
  cloud.call('logs', 'DeleteResourcePolicy', { policyName: 'p' });
  expect(list()).toEqual([]);
  expect(() => cloud.call('logs', 'DeleteResourcePolicy', { policyName: 'p' })).toThrow(
    'Policy with name [p] does not exist',
  );
});

test('a policy of a log group is known by its ARN, and changes only from the revision that is expected', () => {
  using cloud = rehearse({ services: [logs] });
  cloud.call('logs', 'CreateLogGroup', { logGroupName: '/app' });
  const resourceArn = 'arn:aws:logs:us-east-1:000000000000:log-group:/app';
  const put = (expectedRevisionId?: string) =>
    cloud.call('logs', 'PutResourcePolicy', {
      resourceArn,
      policyDocument: policy('logs:*'),
      expectedRevisionId,
    });
  const { revisionId } = put();
  expect(() => put('other')).toThrow(expect.objectContaining({ code: 'OperationAbortedException' }));
  expect(put(revisionId).revisionId).not.toBe(revisionId);
  const list = (input: object) => cloud.call('logs', 'DescribeResourcePolicies', input).resourcePolicies;
  expect(list({})).toEqual([]);
  expect(list({ policyScope: 'RESOURCE' })).toMatchObject([{ resourceArn, policyScope: 'RESOURCE' }]);
});

test.each([
  ['is not JSON', '{', 'Policy document is not valid JSON.'],
  [
    'allows nobody',
    JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'logs:*' }] }),
    'Unsupported policy document',
  ],
])('a document that %s is refused', (_what, policyDocument, message) => {
  using cloud = rehearse({ services: [logs] });
  expect(() => cloud.call('logs', 'PutResourcePolicy', { policyName: 'p', policyDocument })).toThrow(message);
});

test('what cannot be made here is listed as nothing', () => {
  using cloud = rehearse({ services: [logs] });
  expect(cloud.call('logs', 'DescribeDestinations', {})).toEqual({ destinations: [] });
  expect(cloud.call('logs', 'DescribeExportTasks', {})).toEqual({ exportTasks: [] });
  expect(cloud.call('logs', 'DescribeDeliveries', {})).toEqual({ deliveries: [] });
  expect(cloud.call('logs', 'DescribeDeliverySources', {})).toEqual({ deliverySources: [] });
  expect(cloud.call('logs', 'DescribeDeliveryDestinations', {})).toEqual({ deliveryDestinations: [] });
  expect(cloud.call('logs', 'ListLogAnomalyDetectors', {})).toEqual({ anomalyDetectors: [] });
  expect(cloud.call('logs', 'ListAnomalies', {})).toEqual({ anomalies: [] });
});
