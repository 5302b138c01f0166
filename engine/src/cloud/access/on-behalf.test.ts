// What services do with a role of the user's: a stack's service role, and the role with which Lambda polls a queue.
import { afterEach, expect, test } from 'vitest';
import { cloudFormation } from '../../aws/cloudformation/index.ts';
import { cloudWatch } from '../../aws/cloudwatch/index.ts';
import { events } from '../../aws/events/index.ts';
import { iam } from '../../aws/iam/index.ts';
import { lambda } from '../../aws/lambda/index.ts';
import { functionInput } from '../../aws/lambda/testing/functions.ts';
import { logs } from '../../aws/logs/index.ts';
import { sqs } from '../../aws/sqs/index.ts';
import type { AnyService } from '../../contracts/service.ts';
import { answerInvocations } from '../../testing/function-stand-in.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { Access } from './access.ts';

let cloud: Rehearsal;
let access: Access;
afterEach(() => cloud[Symbol.dispose]());

function start(services: readonly AnyService[], enforced = false): void {
  access = new Access({ services, enforced });
  cloud = rehearse({ services, access });
}

function role(RoleName: string, service: string, ...Statement: readonly object[]): string {
  const trust = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  const { Role } = cloud.call('iam', 'CreateRole', {
    RoleName,
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
  });
  if (Statement.length > 0) {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    cloud.call('iam', 'PutRolePolicy', { RoleName, PolicyName: 'own', PolicyDocument });
  }
  return Role!.Arn!;
}

const allow = (Action: string | string[], Resource = '*') => ({ Effect: 'Allow', Action, Resource });
const denied = () =>
  access.report().denied.map(({ caller, action }) => `${caller.split('/').at(-1)} ${action}`);

const stacks: readonly AnyService[] = [iam, sqs, cloudFormation(sqs.resources ?? [])];

function createStack(RoleARN: string): string {
  const TemplateBody = JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });
  cloud.call('cloudformation', 'CreateStack', { StackName: 'demo', RoleARN, TemplateBody });
  cloud.advance(120_000);
  return cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks![0]!.StackStatus!;
}

test('a stack’s service role needs what changes its resources, and nothing else', () => {
  start(stacks);
  const cloudformation = 'cloudformation.amazonaws.com';
  expect(createStack(role('deploy', cloudformation, allow('sqs:DeleteQueue')))).toBe('CREATE_COMPLETE');
  expect(denied()).toEqual(['deploy sqs:CreateQueue']);
  expect(access.report().denied[0]).toMatchObject({
    session: 'arn:aws:sts::000000000000:assumed-role/deploy/AWSCloudFormation',
    missing: { from: 'identity-based policy' },
  });
});

test('enforced, a resource fails as CloudFormation says it', () => {
  start(stacks, true);
  expect(createStack(role('deploy', 'cloudformation.amazonaws.com', allow('sqs:DeleteQueue')))).toBe(
    'ROLLBACK_COMPLETE',
  );
  const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName: 'demo' });
  const failed = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
  expect(failed?.ResourceStatusReason).toMatch(
    /^Resource handler returned message: "User: arn:aws:sts::000000000000:assumed-role\/deploy\/AWSCloudFormation is not authorized to perform: sqs:createqueue on resource: \S+ because no identity-based policy allows the sqs:createqueue action" \(RequestToken: \S+, HandlerErrorCode: AccessDenied\)$/,
  );
});

const functions: readonly AnyService[] = [iam, lambda, sqs, logs, events, cloudWatch];

function poll(...statements: readonly object[]): string | undefined {
  const Role = role('f', 'lambda.amazonaws.com', allow('logs:*'), ...statements);
  cloud.call('lambda', 'CreateFunction', { ...functionInput, Role });
  cloud.call('sqs', 'CreateQueue', { QueueName: 'q' });
  answerInvocations(cloud, () => null);
  const { UUID = '' } = cloud.call('lambda', 'CreateEventSourceMapping', {
    FunctionName: 'f',
    EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:q',
  });
  cloud.advance(60_000);
  cloud.call('sqs', 'SendMessage', { QueueUrl: 'q', MessageBody: 'x' });
  cloud.advance(60_000);
  return cloud.call('lambda', 'GetEventSourceMapping', { UUID }).LastProcessingResult;
}

test('Lambda polls a queue with the function’s role', () => {
  start(functions);
  expect(poll(allow('sqs:ReceiveMessage'))).toBe('OK');
  expect(denied()).toEqual(['f sqs:DeleteMessage']);
});

test('enforced, a queue that the function’s role may not read is a problem of the mapping', () => {
  start(functions, true);
  expect(poll()).toMatch(
    /^PROBLEM: User: arn:aws:sts::\S+ is not authorized to perform: sqs:receivemessage /,
  );
  expect(cloud.log).toEqual([]);
});
