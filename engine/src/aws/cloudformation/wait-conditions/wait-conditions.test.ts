// Wait conditions: signals that are sent to a handle's URL.
import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { s3 } from '../../s3/index.ts';
import { cloudOfStacks, create, eventsOf, outputsOf, statusOf, update } from '../testing/stacks.ts';
import { pathOfHandle } from './handle-path.ts';

const cloudOf = () => cloudOfStacks([], { services: [s3] });

const template = (more: object = {}, resources: object = {}) =>
  JSON.stringify({
    Resources: {
      Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
      Wait: {
        Type: 'AWS::CloudFormation::WaitCondition',
        Properties: { Handle: { Ref: 'Handle' }, Timeout: '300', ...more },
      },
      ...resources,
    },
    Outputs: { Data: { Value: { 'Fn::GetAtt': ['Wait', 'Data'] } } },
  });

const urlOf = (cloud: Rehearsal) =>
  cloud.call('cloudformation', 'DescribeStackResource', { StackName: 'demo', LogicalResourceId: 'Handle' })
    .StackResourceDetail!.PhysicalResourceId!;

/** As `curl -X PUT --data-binary` does. */
function send(cloud: Rehearsal, body: object | string): void {
  const [Bucket = '', ...key] = pathOfHandle(urlOf(cloud)).split('/');
  const Body = typeof body === 'string' ? body : JSON.stringify(body);
  cloud.answer('s3', 'PutObject', { Bucket, Key: key.join('/'), Body: Buffer.from(Body) });
  cloud.settle();
}
const success = (UniqueId: string, Data: string) => ({ Status: 'SUCCESS', Reason: 'ready', UniqueId, Data });

test('a stack waits for as many signals as it counts, each once, and has what they said', () => {
  using cloud = cloudOf();
  const stackId = create(cloud, template({ Count: 2 }));
  expect(urlOf(cloud)).toMatch(
    /^http:\/\/127\.0\.0\.1:4566\/cloudformation-waitcondition-us-east-1\/arn.*\/Handle\?X-Amz-Algorithm=.*&X-Amz-Expires=86399&/,
  );
  send(cloud, success('one', 'first'));
  send(cloud, success('one', 'again'));
  expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
  send(cloud, success('two', 'second'));
  expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  expect(outputsOf(cloud).Data).toBe('{"one":"first","two":"second"}');
  const { StackResourceDetail } = cloud.call('cloudformation', 'DescribeStackResource', {
    StackName: 'demo',
    LogicalResourceId: 'Wait',
  });
  expect(StackResourceDetail?.PhysicalResourceId).toBe(`${stackId}/Handle`);
});

test.each([
  [
    'a failure',
    { Status: 'FAILURE', Reason: 'no disk', UniqueId: 'one', Data: '' },
    "WaitCondition received failed message: 'no disk' for uniqueId: one",
  ],
  ['what is no signal', 'ready', 'Unparsable WaitCondition data'],
])('%s fails the stack', (_what, body, reason) => {
  using cloud = cloudOf();
  create(cloud, template());
  send(cloud, body);
  expect(eventsOf(cloud)).toContain(`Wait CREATE_FAILED (${reason})`);
  expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
});

test('a stack whose signals do not come in time fails, and says meanwhile what it waits for', () => {
  using cloud = cloudOf();
  create(cloud, template({ Count: 2 }));
  send(cloud, success('one', ''));
  cloud.advance(20_000);
  expect(eventsOf(cloud).at(-1)).toMatch(
    /^Wait CREATE_IN_PROGRESS \(Received 1 of 2 signals\. .* waits until /,
  );
  cloud.advance(279_000);
  expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
  cloud.advance(2000);
  expect(eventsOf(cloud)).toContain(
    'Wait CREATE_FAILED (WaitCondition timed out. Received 1 conditions when expecting 2)',
  );
});

test('a signal may come before the condition waits; an update of the condition is refused', () => {
  using cloud = cloudOf();
  const slow = {
    Slow: {
      Type: 'AWS::CloudFormation::WaitCondition',
      Properties: { Handle: { Ref: 'Handle' }, Timeout: '10', Count: 1 },
    },
  };
  const body = JSON.parse(template({}, slow));
  body.Resources.Wait.DependsOn = 'Slow';
  create(cloud, JSON.stringify(body));
  send(cloud, success('one', 'x'));
  expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  body.Resources.Wait.Properties.Timeout = '301';
  update(cloud, JSON.stringify(body));
  expect(eventsOf(cloud)).toContain(
    'Wait UPDATE_FAILED (Update to resource type AWS::CloudFormation::WaitCondition is not supported.)',
  );
});

test('a condition without a handle needs a CreationPolicy', () => {
  using cloud = cloudOf();
  const Wait = { Type: 'AWS::CloudFormation::WaitCondition' };
  create(cloud, JSON.stringify({ Resources: { Wait } }));
  expect(eventsOf(cloud).join()).toContain('needs a Handle and a Timeout, or a CreationPolicy');
});

test('a stack that would wait for more than twelve hours is refused', () => {
  using cloud = cloudOf();
  create(cloud, template({ Timeout: '43201' }));
  expect(eventsOf(cloud)).toContain(
    'Wait CREATE_FAILED (Value for Timeout property must be less than 43200)',
  );
  create(cloud, template({ Timeout: '43200' }), { name: 'longest' });
  expect(statusOf(cloud, 'longest')).toBe('CREATE_IN_PROGRESS');
});
