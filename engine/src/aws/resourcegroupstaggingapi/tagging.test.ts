// Tags of many services' resources in one place.
import { expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

const web = { Key: 'team', Value: 'web' };
const api = 'resourcegroupstaggingapi';

/** One resource of each service that has its own tags, each with the tag `team`. */
function everything(): Rehearsal {
  const cloud = rehearse({ services });
  const Tags = [web];
  const tags = { team: 'web' };
  const lower = [{ key: 'team', value: 'web' }];
  cloud.call('sqs', 'CreateQueue', { QueueName: 'q', tags });
  cloud.call('sns', 'CreateTopic', { Name: 't', Tags });
  cloud.call('logs', 'CreateLogGroup', { logGroupName: '/g', tags });
  cloud.call('s3', 'CreateBucket', { Bucket: 'bucket' });
  cloud.call('s3', 'PutBucketTagging', { Bucket: 'bucket', Tagging: { TagSet: Tags } });
  cloud.call('ssm', 'PutParameter', { Name: '/a/b', Type: 'String', Value: 'v', Tags });
  cloud.call('secretsmanager', 'CreateSecret', { Name: 's', SecretString: 'x', Tags });
  cloud.call('dynamodb', 'CreateTable', {
    TableName: 'table',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    Tags,
  });
  cloud.call('kms', 'CreateKey', { Tags: [{ TagKey: 'team', TagValue: 'web' }] });
  cloud.call('scheduler', 'CreateScheduleGroup', { Name: 'nightly', Tags });
  cloud.call('elasticache', 'CreateCacheParameterGroup', {
    CacheParameterGroupName: 'p',
    CacheParameterGroupFamily: 'redis7',
    Description: 'test',
    Tags,
  });
  cloud.call('ecr', 'CreateRepository', { repositoryName: 'repo', tags: Tags });
  cloud.call('ecs', 'CreateCluster', { clusterName: 'c', tags: lower });
  cloud.call('ec2', 'CreateVpc', {
    CidrBlock: '10.1.0.0/16',
    TagSpecifications: [{ ResourceType: 'vpc', Tags }],
  });
  cloud.call('elbv2', 'CreateTargetGroup', { Name: 'tg', TargetType: 'lambda', Tags });
  cloud.call('events', 'PutRule', { Name: 'rule', ScheduleExpression: 'rate(1 hour)', Tags });
  cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'alarm',
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    MetricName: 'M',
    Namespace: 'N',
    Period: 60,
    Statistic: 'Sum',
    Threshold: 1,
    Tags,
  });
  cloud.call('acm', 'RequestCertificate', { DomainName: 'example.com', Tags });
  cloud.call('servicediscovery', 'CreateHttpNamespace', { Name: 'ns', Tags });
  cloud.call('efs', 'CreateFileSystem', { CreationToken: 'f', Tags });
  cloud.call('codecommit', 'CreateRepository', { repositoryName: 'code', tags });
  const { HostedZone } = cloud.call('route53', 'CreateHostedZone', {
    Name: 'example.com',
    CallerReference: '1',
  });
  cloud.call('route53', 'ChangeTagsForResource', {
    ResourceType: 'hostedzone',
    ResourceId: HostedZone!.Id!.replace('/hostedzone/', ''),
    AddTags: Tags,
  });
  cloud.advance(1000);
  return cloud;
}

const arnsOf = (cloud: Rehearsal, input: object = {}) =>
  cloud
    .call(api, 'GetResources', { ResourcesPerPage: 100, ...input })
    .ResourceTagMappingList!.map(({ ResourceARN = '' }) => ResourceARN);

test('each service contributes its resources, which are tagged and untagged through it', () => {
  using cloud = everything();
  const arns = arnsOf(cloud, { TagFilters: [{ Key: 'team', Values: ['web'] }] });
  const kinds = arns.map((arn) => arn.split(':')[2]).sort();
  expect(kinds).toEqual(
    [
      ...['acm', 'cloudwatch', 'codecommit', 'dynamodb', 'ec2', 'ecr', 'ecs', 'elasticache'],
      ...['elasticfilesystem', 'elasticloadbalancing', 'events', 'kms', 'logs', 'route53', 's3', 'scheduler'],
      ...['secretsmanager', 'servicediscovery'],
      ...['sns', 'sqs', 'ssm'],
    ].sort(),
  );
  const tagged = cloud.call(api, 'TagResources', { ResourceARNList: arns, Tags: { stage: 'prod' } });
  expect(tagged).toEqual({ FailedResourcesMap: {} });
  expect(arnsOf(cloud, { TagFilters: [{ Key: 'stage' }] }).sort()).toEqual(arns.toSorted());
  cloud.call(api, 'UntagResources', { ResourceARNList: arns, TagKeys: ['team'] });
  expect(arnsOf(cloud, { TagFilters: [{ Key: 'team' }] })).toEqual([]);
  expect(arnsOf(cloud, { TagFilters: [{ Key: 'stage' }] })).toHaveLength(arns.length);
});

test('filters are combined, types are services or kinds of theirs, and pages follow each other', () => {
  using cloud = everything();
  const { QueueUrl } = cloud.call('sqs', 'CreateQueue', {
    QueueName: 'ops',
    tags: { team: 'ops', stage: 'test' },
  });
  const queue = cloud.call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn'] })
    .Attributes!.QueueArn!;
  expect(arnsOf(cloud, { ResourceTypeFilters: ['sqs'] })).toHaveLength(2);
  expect(arnsOf(cloud, { ResourceTypeFilters: ['ec2:vpc', 'ecs:cluster', 'ec2:subnet'] })).toHaveLength(2);
  expect(arnsOf(cloud, { TagFilters: [{ Key: 'team', Values: ['ops', 'web'] }, { Key: 'stage' }] })).toEqual([
    queue,
  ]);
  expect(
    arnsOf(cloud, { ResourcesPerPage: undefined, ResourceARNList: [queue, 'arn:aws:sqs:::none'] }),
  ).toEqual([queue]);
  const all = arnsOf(cloud);
  const paged: string[] = [];
  let token: string | undefined;
  do {
    const answer = cloud.call(api, 'GetResources', { ResourcesPerPage: 5, PaginationToken: token });
    paged.push(...answer.ResourceTagMappingList!.map(({ ResourceARN = '' }) => ResourceARN));
    token = answer.PaginationToken;
  } while (token);
  expect(paged).toEqual(all.toSorted());
});

test('keys and values are listed once each', () => {
  using cloud = everything();
  cloud.call('sqs', 'CreateQueue', { QueueName: 'ops', tags: { team: 'ops', stage: 'test' } });
  expect(cloud.call(api, 'GetTagKeys', {})).toEqual({ PaginationToken: '', TagKeys: ['stage', 'team'] });
  expect(cloud.call(api, 'GetTagValues', { Key: 'team' })).toEqual({
    PaginationToken: '',
    TagValues: ['ops', 'web'],
  });
});

test('what cannot be tagged is said by ARN, and the others are tagged', () => {
  using cloud = everything();
  const bucket = 'arn:aws:s3:::bucket';
  const none = 'arn:aws:sqs:us-east-1:000000000000:none';
  const foreign = 'arn:aws:kinesis:us-east-1:000000000000:stream/s';
  const { FailedResourcesMap } = cloud.call(api, 'TagResources', {
    ResourceARNList: [bucket, none, foreign],
    Tags: { stage: 'prod' },
  });
  expect(FailedResourcesMap).toEqual({
    [none]: {
      StatusCode: 400,
      ErrorCode: 'InvalidParameterException',
      ErrorMessage: 'The specified queue does not exist.',
    },
    [foreign]: {
      StatusCode: 400,
      ErrorCode: 'InvalidParameterException',
      ErrorMessage: 'Drydock does not tag resources of kinesis by this API.',
    },
  });
  expect(arnsOf(cloud, { TagFilters: [{ Key: 'stage' }] })).toEqual([bucket]);
});

test.each([
  [{ ResourceARNList: ['arn:aws:s3:::b'], TagFilters: [{ Key: 'a' }] }, 'InvalidParameterException'],
  [{ ResourcesPerPage: 101 }, 'InvalidParameterException'],
  [{ PaginationToken: 'none' }, 'PaginationTokenExpiredException'],
])('%j is refused', (input, code) => {
  using cloud = rehearse({ services });
  expect(() => cloud.call(api, 'GetResources', input)).toThrow(expect.objectContaining({ code }));
});
