// Drift-aware change sets: what others changed is brought back.
import { expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { applicationAutoScaling } from '../../application-autoscaling/index.ts';
import { autoScaling } from '../../autoscaling/index.ts';
import { ec2 } from '../../ec2/index.ts';
import { sqs } from '../../sqs/index.ts';
import { cloudFormation } from '../index.ts';
import { create, eventsOf, statusOf } from '../testing/stacks.ts';
import { nested, templateStore } from '../testing/template-store.ts';

const services = [sqs, ec2, autoScaling, applicationAutoScaling];
const cloudOf = () =>
  rehearse({ services: [...services, cloudFormation(services.flatMap(({ resources = [] }) => resources))] });
const queue = (QueueName: string, more: object = {}) => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName, DelaySeconds: 20, Tags: [{ Key: 'team', Value: 'web' }], ...more },
});
const template = (resources: object) => JSON.stringify({ Resources: resources });
const of = { StackName: 'demo', ChangeSetName: 'revert' };

function changeSet(cloud: Rehearsal, body: string) {
  cloud.call('cloudformation', 'CreateChangeSet', {
    ...of,
    TemplateBody: body,
    DeploymentMode: 'REVERT_DRIFT',
  });
  return cloud.call('cloudformation', 'DescribeChangeSet', of);
}
function execute(cloud: Rehearsal) {
  cloud.call('cloudformation', 'ExecuteChangeSet', of);
  cloud.settle();
}
const delayOf = (cloud: Rehearsal, QueueName: string) => {
  const { QueueUrl } = cloud.call('sqs', 'GetQueueUrl', { QueueName });
  return cloud.call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['DelaySeconds'] }).Attributes!
    .DelaySeconds;
};
const change = (cloud: Rehearsal, QueueName: string, DelaySeconds: string) => {
  const { QueueUrl } = cloud.call('sqs', 'GetQueueUrl', { QueueName });
  cloud.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { DelaySeconds } });
  return QueueUrl;
};

test('properties that others changed are changed back', () => {
  using cloud = cloudOf();
  const body = template({ Jobs: queue('jobs'), Other: queue('other') });
  create(cloud, body);
  const QueueUrl = change(cloud, 'jobs', '120');
  cloud.call('sqs', 'TagQueue', { QueueUrl, Tags: { team: 'ops' } });
  const described = changeSet(cloud, body);
  expect(described).toMatchObject({
    Status: 'CREATE_COMPLETE',
    DeploymentMode: 'REVERT_DRIFT',
    StackDriftStatus: 'DRIFTED',
  });
  expect(described.Changes?.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
    {
      Action: 'Modify',
      LogicalResourceId: 'Jobs',
      ResourceDriftStatus: 'MODIFIED',
      Replacement: 'False',
      Details: [
        {
          Target: {
            Path: '/DelaySeconds',
            BeforeValue: '120',
            BeforeValueFrom: 'ACTUAL_STATE',
            AfterValue: '20',
            AfterValueFrom: 'TEMPLATE',
            Drift: { PreviousValue: '20', ActualValue: '120' },
            AttributeChangeType: 'Modify',
          },
          ChangeSource: 'DirectModification',
        },
        { Target: { Attribute: 'Tags', Path: '/Tags/0/Value', BeforeValue: 'ops', AfterValue: 'web' } },
      ],
    },
  ]);
  execute(cloud);
  expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
  expect(delayOf(cloud, 'jobs')).toBe('20');
  expect(cloud.call('sqs', 'ListQueueTags', { QueueUrl }).Tags).toMatchObject({ team: 'web' });
  expect(eventsOf(cloud).filter((line) => line.startsWith('Other UPDATE'))).toEqual([]);
});

test('tags that others added are no change', () => {
  using cloud = cloudOf();
  const body = template({ Jobs: queue('jobs') });
  create(cloud, body);
  const { QueueUrl } = cloud.call('sqs', 'GetQueueUrl', { QueueName: 'jobs' });
  cloud.call('sqs', 'TagQueue', { QueueUrl, Tags: { theirs: 'yes' } });
  expect(changeSet(cloud, body)).toMatchObject({ Status: 'FAILED', Changes: [] });
});

test('a resource that others deleted is created again', () => {
  using cloud = cloudOf();
  const body = template({ Jobs: queue('jobs') });
  create(cloud, body);
  cloud.call('sqs', 'DeleteQueue', { QueueUrl: change(cloud, 'jobs', '1') });
  // A queue's name is free again after a minute.
  cloud.advance(61_000);
  expect(changeSet(cloud, body).Changes?.[0]?.ResourceChange).toMatchObject({
    Action: 'Add',
    LogicalResourceId: 'Jobs',
    ResourceDriftStatus: 'DELETED',
  });
  execute(cloud);
  expect(eventsOf(cloud)).toContain('Jobs CREATE_COMPLETE');
  expect(delayOf(cloud, 'jobs')).toBe('20');
});

test('a template that says what others made of a resource changes nothing of it', () => {
  using cloud = cloudOf();
  create(cloud, template({ Jobs: queue('jobs') }));
  change(cloud, 'jobs', '120');
  const { Changes } = changeSet(cloud, template({ Jobs: queue('jobs', { DelaySeconds: '120' }) }));
  const details = Changes?.[0]?.ResourceChange?.Details?.filter(({ Target }) => Target?.Drift);
  expect(details).toMatchObject([
    { Target: { AttributeChangeType: 'SyncWithActual', AfterValue: '120' }, ChangeSource: 'NoModification' },
  ]);
  execute(cloud);
  expect([statusOf(cloud), delayOf(cloud, 'jobs')]).toEqual(['UPDATE_COMPLETE', '120']);
});

test('an update that fails rolls back to what others had made of the resource', () => {
  using cloud = cloudOf();
  create(cloud, template({ Jobs: queue('jobs') }));
  change(cloud, 'jobs', '120');
  const bad = { ...queue('bad', { RedrivePolicy: { deadLetterTargetArn: 'none' } }), DependsOn: 'Jobs' };
  changeSet(cloud, template({ Jobs: queue('jobs'), Bad: bad }));
  execute(cloud);
  expect([statusOf(cloud), delayOf(cloud, 'jobs')]).toEqual(['UPDATE_ROLLBACK_COMPLETE', '120']);
});

test('without drift there is nothing to change, and a new stack cannot be drift-aware', () => {
  using cloud = cloudOf();
  create(cloud, template({ Jobs: queue('jobs') }));
  expect(changeSet(cloud, template({ Jobs: queue('jobs') }))).toMatchObject({
    Status: 'FAILED',
    StackDriftStatus: 'IN_SYNC',
  });
  const asNew = { StackName: 'new', ChangeSetName: 'c', ChangeSetType: 'CREATE' as const };
  const TemplateBody = template({ Jobs: queue('more') });
  expect(() =>
    cloud.call('cloudformation', 'CreateChangeSet', {
      ...asNew,
      TemplateBody,
      DeploymentMode: 'REVERT_DRIFT',
    }),
  ).toThrow('only for change sets of the type UPDATE');
});

test('the capacity that a scaling policy decides is left alone, and the change set says so', () => {
  using cloud = cloudOf();
  const body = template({
    Template: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateData: { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.small' } },
    },
    Group: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: {
        MinSize: '0',
        MaxSize: '4',
        DesiredCapacity: '0',
        AvailabilityZones: ['us-east-1a'],
        LaunchTemplate: {
          LaunchTemplateId: { Ref: 'Template' },
          Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
        },
      },
    },
    Policy: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: {
        AutoScalingGroupName: { Ref: 'Group' },
        AdjustmentType: 'ChangeInCapacity',
        ScalingAdjustment: 1,
      },
    },
  });
  create(cloud, body);
  cloud.advance(60_000);
  expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  const { AutoScalingGroups } = cloud.call('autoscaling', 'DescribeAutoScalingGroups', {});
  const { AutoScalingGroupName } = AutoScalingGroups![0]!;
  cloud.call('autoscaling', 'UpdateAutoScalingGroup', {
    AutoScalingGroupName,
    DesiredCapacity: 2,
    MaxSize: 5,
  });
  const change = changeSet(cloud, body).Changes?.[0]?.ResourceChange;
  expect(change).toMatchObject({
    LogicalResourceId: 'Group',
    ResourceDriftIgnoredAttributes: [{ Path: '/DesiredCapacity', Reason: 'MANAGED_BY_AWS' }],
    Details: [{ Target: { Path: '/MaxSize' } }],
  });
  execute(cloud);
  cloud.advance(60_000);
  const [after] = cloud.call('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups!;
  expect(after).toMatchObject({ MaxSize: 4, DesiredCapacity: 2 });
});

test('nested stacks are brought back, too: the change set says what is changed inside', () => {
  const store = templateStore();
  store.put('jobs.json', template({ Jobs: queue('jobs') }));
  using cloud = rehearse({
    services: [
      ...services,
      cloudFormation(services.flatMap(({ resources = [] }) => resources)),
      store.service,
    ],
  });
  const body = template({ Child: nested('jobs.json'), Other: queue('other') });
  create(cloud, body);
  expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  change(cloud, 'jobs', '120');
  cloud.call('cloudformation', 'CreateChangeSet', {
    ...of,
    TemplateBody: body,
    DeploymentMode: 'REVERT_DRIFT',
    IncludeNestedStacks: true,
  });
  const [{ ResourceChange: child } = {}] = cloud.call('cloudformation', 'DescribeChangeSet', of).Changes!;
  expect(child).toMatchObject({
    LogicalResourceId: 'Child',
    ChangeSetId: expect.stringContaining('changeSet/'),
  });
  const inside = cloud.call('cloudformation', 'DescribeChangeSet', { ChangeSetName: child!.ChangeSetId });
  expect(inside.Changes).toMatchObject([
    { ResourceChange: { LogicalResourceId: 'Jobs', Details: [{ Target: { Path: '/DelaySeconds' } }] } },
  ]);
  execute(cloud);
  expect([statusOf(cloud), delayOf(cloud, 'jobs')]).toEqual(['UPDATE_COMPLETE', '20']);
});
