// What drift detection says of stacks and of single resources, beyond the contract that each type keeps.
import { expect, test } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { ec2 } from '../../ec2/index.ts';
import { sqs } from '../../sqs/index.ts';
import { cloudFormation } from '../index.ts';
import { create, remove } from '../testing/stacks.ts';

const services = [ec2, sqs];
const cloudOf = () =>
  rehearse({ services: [...services, cloudFormation(services.flatMap(({ resources = [] }) => resources))] });
const template = (resources: object) => JSON.stringify({ Resources: resources });
const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs', DelaySeconds: 20 } };
const ref = (Ref: string) => ({ Ref });

test('a stack whose queue was changed by others is drifted, and its resource says where', () => {
  using cloud = cloudOf();
  const StackName = 'demo';
  const stackId = create(cloud, template({ Jobs: queue, Other: { Type: 'AWS::SQS::Queue' } }));
  const [before] = cloud.call('cloudformation', 'DescribeStacks', { StackName }).Stacks!;
  expect(before?.DriftInformation).toEqual({ StackDriftStatus: 'NOT_CHECKED' });

  const { QueueUrl } = cloud.call('sqs', 'GetQueueUrl', { QueueName: 'jobs' });
  cloud.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { DelaySeconds: '120' } });
  const { StackDriftDetectionId } = cloud.call('cloudformation', 'DetectStackDrift', { StackName });
  expect(
    cloud.call('cloudformation', 'DescribeStackDriftDetectionStatus', { StackDriftDetectionId }),
  ).toMatchObject({
    StackId: stackId,
    StackDriftStatus: 'DRIFTED',
    DetectionStatus: 'DETECTION_COMPLETE',
    DriftedStackResourceCount: 1,
  });
  const drifts = cloud.call('cloudformation', 'DescribeStackResourceDrifts', { StackName });
  expect(drifts.StackResourceDrifts).toEqual([
    expect.objectContaining({
      LogicalResourceId: 'Jobs',
      StackResourceDriftStatus: 'MODIFIED',
      ExpectedProperties: JSON.stringify({ QueueName: 'jobs', DelaySeconds: 20 }),
      PropertyDifferences: [
        {
          PropertyPath: '/DelaySeconds',
          ExpectedValue: '20',
          ActualValue: '120',
          DifferenceType: 'NOT_EQUAL',
        },
      ],
    }),
    expect.objectContaining({ LogicalResourceId: 'Other', StackResourceDriftStatus: 'IN_SYNC' }),
  ]);
  const filtered = cloud.call('cloudformation', 'DescribeStackResourceDrifts', {
    StackName,
    StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
  });
  expect(filtered.StackResourceDrifts).toHaveLength(1);
  const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName }).Stacks!;
  expect(stack?.DriftInformation).toMatchObject({ StackDriftStatus: 'DRIFTED' });
  const { StackSummaries } = cloud.call('cloudformation', 'ListStacks', {});
  expect(StackSummaries?.[0]?.DriftInformation).toMatchObject({ StackDriftStatus: 'DRIFTED' });
  const listed = cloud.call('cloudformation', 'ListStackResources', { StackName }).StackResourceSummaries!;
  expect(listed.map(({ DriftInformation }) => DriftInformation?.StackResourceDriftStatus)).toEqual([
    'MODIFIED',
    'IN_SYNC',
  ]);

  cloud.call('sqs', 'DeleteQueue', { QueueUrl });
  cloud.call('cloudformation', 'DetectStackDrift', { StackName, LogicalResourceIds: ['Jobs'] });
  const [gone] = cloud.call('cloudformation', 'DescribeStackResourceDrifts', { StackName })
    .StackResourceDrifts!;
  expect(gone).toMatchObject({ StackResourceDriftStatus: 'DELETED', PropertyDifferences: [] });
  expect(gone).not.toHaveProperty('ActualProperties');

  remove(cloud);
  expect(cloud.call('cloudformation', 'DescribeStacks', { StackName: stackId }).Stacks![0]).toMatchObject({
    StackStatus: 'DELETE_COMPLETE',
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  });
});

test('a rule that is a resource of its own is no drift of its security group; one that others add is', () => {
  using cloud = cloudOf();
  create(
    cloud,
    template({
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Group: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupDescription: 'web',
          VpcId: ref('Vpc'),
          SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }],
        },
      },
      Rule: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: {
          GroupId: ref('Group'),
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          CidrIp: '0.0.0.0/0',
        },
      },
    }),
  );
  const detect = () =>
    cloud.call('cloudformation', 'DetectStackResourceDrift', {
      StackName: 'demo',
      LogicalResourceId: 'Group',
    }).StackResourceDrift!;
  expect(detect()).toMatchObject({ StackResourceDriftStatus: 'IN_SYNC' });
  cloud.call('ec2', 'AuthorizeSecurityGroupIngress', {
    GroupId: detect().PhysicalResourceId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
  });
  const { PropertyDifferences } = detect();
  expect(PropertyDifferences).toMatchObject([{ DifferenceType: 'ADD', ExpectedValue: 'null' }]);
  expect(PropertyDifferences![0]!.PropertyPath).toMatch(/^\/SecurityGroupIngress\/\d$/);
});

test('a type that is only recorded is not checked, and a stack of such resources is in sync', () => {
  using cloud = cloudOf();
  create(cloud, template({ Stream: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1 } } }));
  cloud.call('cloudformation', 'DetectStackDrift', { StackName: 'demo' });
  const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks!;
  expect(stack?.DriftInformation).toMatchObject({ StackDriftStatus: 'IN_SYNC' });
  expect(cloud.call('cloudformation', 'DescribeStackResourceDrifts', { StackName: 'demo' })).toEqual({
    StackResourceDrifts: [],
  });
  expect(() =>
    cloud.call('cloudformation', 'DetectStackResourceDrift', {
      StackName: 'demo',
      LogicalResourceId: 'Stream',
    }),
  ).toThrow('Drift detection is not supported for resource type AWS::Kinesis::Stream');
});
