// An ARN of another account or region names another resource, even where one of that name is here.
import { expect, test } from 'vitest';
import { AwsFault } from '../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../testing/rehearsal.ts';
import { services } from './services.ts';

interface Lookup {
  /** Makes the resource, and returns its ARN. */
  readonly make: (cloud: Rehearsal) => string;
  /** Undefined, or none, where nothing is found; a fault otherwise. */
  readonly find: (cloud: Rehearsal, arn: string) => unknown;
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: '*' }, Action: 'sts:AssumeRole' }],
});

const lookups: Readonly<Record<string, Lookup>> = {
  'a log group by its identifier': {
    make: (cloud) => {
      cloud.call('logs', 'CreateLogGroup', { logGroupName: 'here' });
      return 'arn:aws:logs:us-east-1:000000000000:log-group:here';
    },
    find: (cloud, arn) => cloud.call('logs', 'DescribeLogStreams', { logGroupIdentifier: arn }).logStreams,
  },
  'log groups by identifiers': {
    make: (cloud) => {
      cloud.call('logs', 'CreateLogGroup', { logGroupName: 'here' });
      return 'arn:aws:logs:us-east-1:000000000000:log-group:here';
    },
    find: (cloud, arn) =>
      cloud.call('logs', 'DescribeLogGroups', { logGroupIdentifiers: [arn] }).logGroups?.[0],
  },
  'an alarm by its tags': {
    make: (cloud) => {
      cloud.call('cloudwatch', 'PutMetricAlarm', {
        AlarmName: 'here',
        Namespace: 'App',
        MetricName: 'm',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
      });
      return 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:here';
    },
    find: (cloud, arn) => cloud.call('cloudwatch', 'ListTagsForResource', { ResourceARN: arn }).Tags,
  },
  'a rule of EventBridge by its tags': {
    make: (cloud) =>
      cloud.call('events', 'PutRule', { Name: 'here', ScheduleExpression: 'rate(1 hour)' }).RuleArn!,
    find: (cloud, arn) => cloud.call('events', 'ListTagsForResource', { ResourceARN: arn }).Tags,
  },
  'a project of CodeBuild': {
    make: (cloud) => {
      cloud.call('iam', 'CreateRole', {
        RoleName: 'builds',
        AssumeRolePolicyDocument: trust.replace('"*"', '"codebuild.amazonaws.com"'),
      });
      return cloud.call('codebuild', 'CreateProject', {
        name: 'here',
        source: { type: 'NO_SOURCE', buildspec: 'version: 0.2' },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: { type: 'LINUX_CONTAINER', image: 'i', computeType: 'BUILD_GENERAL1_SMALL' },
        serviceRole: 'arn:aws:iam::000000000000:role/builds',
      }).project!.arn!;
    },
    find: (cloud, arn) => cloud.call('codebuild', 'BatchGetProjects', { names: [arn] }).projects?.[0],
  },
  'a key of KMS': {
    make: (cloud) => cloud.call('kms', 'CreateKey', {}).KeyMetadata!.Arn!,
    find: (cloud, arn) => cloud.call('kms', 'DescribeKey', { KeyId: arn }).KeyMetadata,
  },
  'a file system by its tags': {
    make: (cloud) => cloud.call('efs', 'CreateFileSystem', { CreationToken: 't' }).FileSystemArn!,
    find: (cloud, arn) => cloud.call('efs', 'ListTagsForResource', { ResourceId: arn }).Tags,
  },
  'a repository by its tags': {
    make: (cloud) =>
      cloud.call('ecr', 'CreateRepository', { repositoryName: 'here' }).repository!.repositoryArn!,
    find: (cloud, arn) => cloud.call('ecr', 'ListTagsForResource', { resourceArn: arn }).tags,
  },
  'a topic': {
    make: (cloud) => cloud.call('sns', 'CreateTopic', { Name: 'here' }).TopicArn!,
    find: (cloud, arn) => cloud.call('sns', 'GetTopicAttributes', { TopicArn: arn }).Attributes,
  },
  'a secret': {
    make: (cloud) => cloud.call('secretsmanager', 'CreateSecret', { Name: 'here', SecretString: 's' }).ARN!,
    find: (cloud, arn) => cloud.call('secretsmanager', 'DescribeSecret', { SecretId: arn }).Name,
  },
  'a task definition': {
    make: (cloud) =>
      cloud.call('ecs', 'RegisterTaskDefinition', {
        family: 'here',
        containerDefinitions: [{ name: 'a', image: 'i', memory: 64 }],
      }).taskDefinition!.taskDefinitionArn!,
    find: (cloud, arn) => cloud.call('ecs', 'DescribeTaskDefinition', { taskDefinition: arn }).taskDefinition,
  },
  'a stack': {
    make: (cloud) =>
      cloud.call('cloudformation', 'CreateStack', {
        StackName: 'here',
        TemplateBody: JSON.stringify({
          Resources: { A: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'v' } } },
        }),
      }).StackId!,
    find: (cloud, arn) => cloud.call('cloudformation', 'DescribeStacks', { StackName: arn }).Stacks?.[0],
  },
  'a managed policy': {
    make: (cloud) =>
      cloud.call('iam', 'CreatePolicy', {
        PolicyName: 'here',
        PolicyDocument: trust.replace('"Principal":{"Service":"*"}', '"Resource":"*"'),
      }).Policy!.Arn!,
    find: (cloud, arn) => cloud.call('iam', 'GetPolicy', { PolicyArn: arn }).Policy,
  },
};

const elsewhere = [
  ['another account', (arn: string) => arn.replace('000000000000', '111122223333')],
  ['another region', (arn: string) => arn.replace('us-east-1', 'eu-west-1')],
] as const;

function outcome(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}

test.each(Object.entries(lookups))('%s is not found by an ARN of elsewhere', (_what, { make, find }) => {
  using cloud = rehearse({ services });
  const arn = make(cloud);
  expect(outcome(() => find(cloud, arn))).toBeDefined();
  for (const [where, moved] of elsewhere)
    if (moved(arn) !== arn)
      expect(
        outcome(() => find(cloud, moved(arn))),
        where,
      ).toBeUndefined();
});

test('a queue is not found by a URL of another account, nor a repository in another registry', () => {
  using cloud = rehearse({ services });
  const QueueUrl = cloud.call('sqs', 'CreateQueue', { QueueName: 'here' }).QueueUrl!;
  const attributes = (url: string) =>
    outcome(() => cloud.call('sqs', 'GetQueueAttributes', { QueueUrl: url, AttributeNames: ['All'] }));
  expect(attributes(QueueUrl)).toBeDefined();
  expect(attributes(QueueUrl.replace('000000000000', '111122223333'))).toBeUndefined();
  cloud.call('ecr', 'CreateRepository', { repositoryName: 'here' });
  const images = (registryId: string) =>
    outcome(() => cloud.call('ecr', 'DescribeImages', { repositoryName: 'here', registryId }));
  expect(images('000000000000')).toBeDefined();
  expect(images('111122223333')).toBeUndefined();
});
