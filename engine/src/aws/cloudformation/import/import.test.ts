// Resources that exist become part of a stack.
import type { CreateChangeSetInput } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { iam } from '../../iam/index.ts';
import { sqs } from '../../sqs/index.ts';
import { cloudFormation } from '../index.ts';
import { create, eventsOf, remove, statusOf, update } from '../testing/stacks.ts';

const services = [iam, sqs];
const cloudOf = () =>
  rehearse({ services: [...services, cloudFormation(services.flatMap(({ resources = [] }) => resources))] });
const queue = (QueueName: string, policy: object = { DeletionPolicy: 'Retain' }) => ({
  Type: 'AWS::SQS::Queue',
  ...policy,
  Properties: { QueueName, DelaySeconds: 5 },
});
const template = (Resources: object, more: object = {}) => JSON.stringify({ Resources, ...more });
const existing = (cloud: Rehearsal, QueueName: string) =>
  cloud.call('sqs', 'CreateQueue', { QueueName }).QueueUrl!;
const toImport = (LogicalResourceId: string, QueueUrl: string) => ({
  LogicalResourceId,
  ResourceType: 'AWS::SQS::Queue',
  ResourceIdentifier: { QueueUrl },
});
const of = { StackName: 'demo', ChangeSetName: 'imports' };
const changeSet = (cloud: Rehearsal, input: Partial<CreateChangeSetInput>) => {
  cloud.call('cloudformation', 'CreateChangeSet', { ...of, ChangeSetType: 'IMPORT', ...input });
  return cloud.call('cloudformation', 'DescribeChangeSet', of);
};
const execute = (cloud: Rehearsal) => {
  cloud.call('cloudformation', 'ExecuteChangeSet', of);
  cloud.settle();
};

test('a stack takes over a queue that exists; drift tells where the template differs, an update changes it', () => {
  using cloud = cloudOf();
  create(cloud, template({ Own: { Type: 'AWS::SQS::Queue' } }));
  const url = existing(cloud, 'taken');
  const both = { Own: { Type: 'AWS::SQS::Queue' }, Taken: queue('taken') };
  const { Changes, Status } = changeSet(cloud, {
    TemplateBody: template(both),
    ResourcesToImport: [toImport('Taken', url)],
  });
  expect(Status).toBe('CREATE_COMPLETE');
  expect(Changes?.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
    { Action: 'Import', LogicalResourceId: 'Taken', PhysicalResourceId: url },
  ]);
  execute(cloud);
  expect(statusOf(cloud)).toBe('IMPORT_COMPLETE');
  expect(eventsOf(cloud).slice(-4)).toEqual([
    'demo IMPORT_IN_PROGRESS (User Initiated)',
    'Taken IMPORT_IN_PROGRESS (Resource import started.)',
    'Taken IMPORT_COMPLETE (Resource import completed.)',
    'demo IMPORT_COMPLETE',
  ]);
  const drift = cloud.call('cloudformation', 'DetectStackResourceDrift', {
    StackName: 'demo',
    LogicalResourceId: 'Taken',
  });
  expect(drift.StackResourceDrift).toMatchObject({
    StackResourceDriftStatus: 'MODIFIED',
    PropertyDifferences: [{ PropertyPath: '/DelaySeconds' }],
  });
  update(
    cloud,
    template({ ...both, Taken: { ...queue('taken'), Properties: { QueueName: 'taken', DelaySeconds: 7 } } }),
  );
  const attributes = cloud.call('sqs', 'GetQueueAttributes', {
    QueueUrl: url,
    AttributeNames: ['DelaySeconds'],
  });
  expect(attributes.Attributes).toEqual({ DelaySeconds: '7' });
  remove(cloud);
  expect(cloud.call('sqs', 'ListQueues', {}).QueueUrls).toEqual([url]);
});

test('an import makes a new stack, which then takes part in updates', () => {
  using cloud = cloudOf();
  const url = existing(cloud, 'taken');
  changeSet(cloud, {
    TemplateBody: template({ Taken: queue('taken', { DeletionPolicy: 'Delete' }) }),
    ResourcesToImport: [toImport('Taken', url)],
  });
  expect(statusOf(cloud)).toBe('REVIEW_IN_PROGRESS');
  execute(cloud);
  expect(statusOf(cloud)).toBe('IMPORT_COMPLETE');
  remove(cloud);
  expect(cloud.call('sqs', 'ListQueues', {}).QueueUrls ?? []).toEqual([]);
});

test.each([
  [
    'without a DeletionPolicy',
    { Taken: queue('taken', {}) },
    {},
    'The following resources to import [Taken] must have DeletionPolicy attribute specified in the template.',
  ],
  [
    'with another new resource',
    { Taken: queue('taken'), More: queue('more') },
    {},
    'Resources [More] is missing from ResourceToImport list',
  ],
  [
    'with an output',
    { Taken: queue('taken') },
    { Outputs: { A: { Value: 'a' } } },
    'As part of the import operation, you cannot modify or add [Outputs]',
  ],
])('an import %s is refused', (_what, resources, more, message) => {
  using cloud = cloudOf();
  const url = existing(cloud, 'taken');
  const input = { TemplateBody: template(resources, more), ResourcesToImport: [toImport('Taken', url)] };
  expect(() => changeSet(cloud, input)).toThrow(message);
});

test('what does not exist, or belongs to a stack, is not imported', () => {
  using cloud = cloudOf();
  create(cloud, template({ Taken: queue('taken') }), { name: 'owner' });
  const { QueueUrl = '' } = cloud.call('sqs', 'GetQueueUrl', { QueueName: 'taken' });
  const TemplateBody = template({ Taken: queue('taken') });
  const imports = (url: string) =>
    changeSet(cloud, { TemplateBody, ResourcesToImport: [toImport('Taken', url)] });
  expect(() => imports(QueueUrl)).toThrow(/already exists in stack arn:aws:cloudformation:.*:stack\/owner\//);
  expect(() => imports(QueueUrl.replace('taken', 'nowhere'))).toThrow('was not found');
});

test('a resource that is gone before its import is executed rolls the import back', () => {
  using cloud = cloudOf();
  create(cloud, template({ Own: { Type: 'AWS::SQS::Queue' } }));
  const QueueUrl = existing(cloud, 'taken');
  changeSet(cloud, {
    TemplateBody: template({ Own: { Type: 'AWS::SQS::Queue' }, Taken: queue('taken') }),
    ResourcesToImport: [toImport('Taken', QueueUrl)],
  });
  cloud.call('sqs', 'DeleteQueue', { QueueUrl });
  execute(cloud);
  expect(statusOf(cloud)).toBe('IMPORT_ROLLBACK_COMPLETE');
  const { StackResources = [] } = cloud.call('cloudformation', 'DescribeStackResources', {
    StackName: 'demo',
  });
  expect(StackResources.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['Own']);
  update(cloud, template({ Own: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 1 } } }));
  expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
});

test('ImportExistingResources imports what has the name already, and creates the rest', () => {
  using cloud = cloudOf();
  const role = {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'kept',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  };
  cloud.call('iam', 'CreateRole', {
    RoleName: 'kept',
    AssumeRolePolicyDocument: JSON.stringify(role.Properties.AssumeRolePolicyDocument),
  });
  const make = (DeletionPolicy: string) =>
    changeSet(cloud, {
      ChangeSetType: 'CREATE',
      TemplateBody: template({ Kept: { ...role, DeletionPolicy }, New: queue('new') }),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      ImportExistingResources: true,
    });
  const refused = make('Delete');
  expect(refused).toMatchObject({
    Status: 'FAILED',
    StatusReason: expect.stringMatching(/The affected resources are Kept \(\{RoleName=kept\}\)$/),
  });
  cloud.call('cloudformation', 'DeleteChangeSet', of);
  const { Changes } = make('Retain');
  expect(Changes?.map(({ ResourceChange }) => ResourceChange?.Action)).toEqual(['Import', 'Add']);
  execute(cloud);
  expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  expect(eventsOf(cloud)).toEqual(
    expect.arrayContaining(['Kept IMPORT_COMPLETE (Resource import completed.)', 'New CREATE_COMPLETE']),
  );
});
