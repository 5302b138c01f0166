import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { answerInvocations } from '../../testing/function-stand-in.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { lambda } from '../lambda/index.ts';
import { functionInput, lambdaRoles } from '../lambda/testing/functions.ts';
import { s3 } from '../s3/index.ts';
import { logs } from './index.ts';
import { faultOf, putMessages } from './testing/groups.ts';

const of = { logGroupName: 'app', filterName: 'errors' };

test('events that match go to the function of a subscription filter', () => {
  using cloud = rehearse({ services: [logs, lambda, lambdaRoles, s3] });
  const { FunctionArn: destinationArn } = cloud.call('lambda', 'CreateFunction', functionInput);
  cloud.call('logs', 'CreateLogGroup', { logGroupName: 'app' });
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'web' });
  const seen: unknown[] = [];
  answerInvocations(cloud, (event) => {
    seen.push(event);
    return {};
  });
  const put = (destination: string | undefined) =>
    cloud.call('logs', 'PutSubscriptionFilter', {
      ...of,
      filterPattern: 'ERROR',
      destinationArn: destination,
    });
  expect(faultOf(() => put(`${destinationArn}x`))).toMatch(
    /^InvalidParameterException: Could not execute the lambda function\./,
  );
  put(destinationArn);
  put(destinationArn);
  expect(
    cloud.call('logs', 'DescribeSubscriptionFilters', { logGroupName: 'app' }).subscriptionFilters,
  ).toEqual([expect.objectContaining({ filterName: 'errors', destinationArn, distribution: 'ByLogStream' })]);

  putMessages(cloud, ['all is well', 'ERROR: one', 'ERROR: two']);
  cloud.settle();
  expect(seen).toHaveLength(1);
  const { data } = (seen[0] as { awslogs: { data: string } }).awslogs;
  expect(JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString())).toMatchObject({
    messageType: 'DATA_MESSAGE',
    owner: '000000000000',
    logGroup: 'app',
    logStream: 'web',
    subscriptionFilters: ['errors'],
    logEvents: [{ message: 'ERROR: one' }, { message: 'ERROR: two' }],
  });

  cloud.call('logs', 'DeleteSubscriptionFilter', of);
  putMessages(cloud, ['ERROR: three']);
  cloud.settle();
  expect(seen).toHaveLength(1);
  expect(faultOf(() => cloud.call('logs', 'DeleteSubscriptionFilter', of))).toBe(
    'ResourceNotFoundException: The specified subscription filter does not exist.',
  );
});
