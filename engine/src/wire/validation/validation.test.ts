// Inputs that AWS's models do not allow, sent by the SDK's clients: what each service answers, in its own words.
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { CodeBuild } from '@aws-sdk/client-codebuild';
import { CodeCommit } from '@aws-sdk/client-codecommit';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECR } from '@aws-sdk/client-ecr';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { Lambda } from '@aws-sdk/client-lambda';
import { S3 } from '@aws-sdk/client-s3';
import { SSM } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloudWatch } from '../../aws/cloudwatch/index.ts';
import { codeBuild } from '../../aws/codebuild/index.ts';
import { codeCommit } from '../../aws/codecommit/index.ts';
import { ec2 } from '../../aws/ec2/index.ts';
import { ecr } from '../../aws/ecr/index.ts';
import { ecs } from '../../aws/ecs/index.ts';
import { elbv2 } from '../../aws/elbv2/index.ts';
import { iam } from '../../aws/iam/index.ts';
import { lambda } from '../../aws/lambda/index.ts';
import { logs } from '../../aws/logs/index.ts';
import { s3 } from '../../aws/s3/index.ts';
import { ssm } from '../../aws/ssm/index.ts';
import { anyone, serve, type TestedGateway } from '../testing/gateway.ts';

let gateway: TestedGateway;
const config = () => ({
  endpoint: gateway.endpoint,
  region: 'us-east-1',
  credentials: anyone,
  maxAttempts: 1,
});

beforeAll(async () => {
  gateway = await serve([
    cloudWatch,
    codeBuild,
    codeCommit,
    ec2,
    ecr,
    ecs,
    elbv2,
    iam,
    lambda,
    logs,
    s3,
    ssm,
  ]);
});
afterAll(() => gateway.close());

/** The code and the message of the error that a call ends with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => new Error('accepted'),
    (reason: Error) => reason,
  );
  return `${error.name}: ${error.message}`;
}

const failed = (value: string, at: string, constraint: string) =>
  `Value '${value}' at '${at}' failed to satisfy constraint: ${constraint}`;
const one = (value: string, at: string, constraint: string) =>
  `1 validation error detected: ${failed(value, at, constraint)}`;

describe('a value that is none of its enumeration', () => {
  it('is a ValidationError of Elastic Load Balancing', async () => {
    const client = new ElasticLoadBalancingV2(config());
    const call = client.createTargetGroup({ Name: 'web', TargetType: 'nope' as 'ip' });
    expect(await refusal(call)).toBe(
      `ValidationError: ${one('nope', 'targetType', 'Member must satisfy enum value set: [instance, ip, lambda, alb]')}`,
    );
  });

  it('is a ValidationError of CloudWatch, which its clients call ValidationException', async () => {
    const client = new CloudWatch(config());
    const call = client.putMetricAlarm({
      AlarmName: 'busy',
      EvaluationPeriods: 1,
      ComparisonOperator: 'Nope' as 'GreaterThanThreshold',
    });
    expect(await refusal(call)).toMatch(
      /^ValidationException: 1 validation error detected: Value 'Nope' at 'comparisonOperator' failed/,
    );
  });

  it('is an InvalidParameterException of ECS', async () => {
    const client = new ECS(config());
    const call = client.createService({ serviceName: 'web', schedulingStrategy: 'NOPE' as 'DAEMON' });
    expect(await refusal(call)).toBe(
      `InvalidParameterException: ${one('NOPE', 'schedulingStrategy', 'Member must satisfy enum value set: [REPLICA, DAEMON]')}`,
    );
  });

  it('is an InvalidParameterException of ECR, in its own words', async () => {
    const client = new ECR(config());
    const call = client.createRepository({ repositoryName: 'web', imageTagMutability: 'NOPE' as 'MUTABLE' });
    expect(await refusal(call)).toBe(
      "InvalidParameterException: Invalid parameter at 'imageTagMutability' failed to satisfy constraint: 'Member must " +
        "satisfy enum value set: [MUTABLE, IMMUTABLE, IMMUTABLE_WITH_EXCLUSION, MUTABLE_WITH_EXCLUSION]'",
    );
  });

  it('is an InvalidInputException of CodeBuild, at any depth', async () => {
    const client = new CodeBuild(config());
    const call = client.createProject({
      name: 'build',
      source: { type: 'CODEPIPELINE' },
      artifacts: { type: 'CODEPIPELINE' },
      serviceRole: 'arn:aws:iam::000000000000:role/build',
      environment: {
        type: 'LINUX_CONTAINER',
        image: 'aws/codebuild/standard:7.0',
        computeType: 'NOPE' as 'BUILD_GENERAL1_SMALL',
      },
    });
    expect(await refusal(call)).toMatch(
      /^InvalidInputException: 1 validation error detected: Value 'NOPE' at 'environment\.computeType' failed/,
    );
  });

  it('is an InvalidParameterValue of EC2', async () => {
    const client = new EC2(config());
    const call = client.createKeyPair({ KeyName: 'mine', KeyType: 'nope' as 'rsa' });
    expect(await refusal(call)).toBe(
      'InvalidParameterValue: Value ( nope ) for parameter keyType is invalid. Expecting one of the values [rsa, ed25519].',
    );
  });

  it('is malformed XML in a body that S3 reads, and has a code of its own in some headers', async () => {
    const client = new S3({ ...config(), forcePathStyle: true });
    await client.createBucket({ Bucket: 'validated' });
    const versioning = client.putBucketVersioning({
      Bucket: 'validated',
      VersioningConfiguration: { Status: 'Nope' as 'Enabled' },
    });
    expect(await refusal(versioning)).toMatch(/^MalformedXML: /);
    const put = client.putObject({
      Bucket: 'validated',
      Key: 'a',
      Body: 'a',
      StorageClass: 'NOPE' as 'STANDARD',
    });
    expect(await refusal(put)).toBe('InvalidStorageClass: The storage class you specified is not valid');
  });
});

describe('a number out of its range', () => {
  it('is an InvalidParameterException of CloudWatch Logs', async () => {
    const client = new CloudWatchLogs(config());
    const call = client.getLogEvents({ logGroupName: 'g', logStreamName: 's', limit: 10_001 });
    expect(await refusal(call)).toBe(
      `InvalidParameterException: ${one('10001', 'limit', 'Member must have value less than or equal to 10000')}`,
    );
  });

  it('is an InvalidParameterValue of EC2', async () => {
    expect(await refusal(new EC2(config()).describeVpcs({ MaxResults: 4 }))).toBe(
      'InvalidParameterValue: Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
    );
  });
});

describe('a text that does not match its pattern', () => {
  it('is a ValidationException of Lambda', async () => {
    const call = new Lambda(config()).getFunction({ FunctionName: 'no spaces' });
    expect(await refusal(call)).toMatch(
      /^ValidationException: 1 validation error detected: Value 'no spaces' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: \(arn:/,
    );
  });

  it('is a ValidationError of IAM, which says of names what they may contain', async () => {
    expect(await refusal(new IAM(config()).getRole({ RoleName: 'a b' }))).toBe(
      'ValidationError: The specified value for roleName is invalid. It must contain only alphanumeric characters ' +
        'and/or the following: +=,.@_-',
    );
  });

  it('is named by ECR without its value', async () => {
    expect(await refusal(new ECR(config()).createRepository({ repositoryName: 'Bad_Name!' }))).toMatch(
      /^InvalidParameterException: Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '\[a-z0-9\]/,
    );
  });
});

describe('an error', () => {
  it('names every element of a list by what each must satisfy', async () => {
    const call = new SSM(config()).getParameters({ Names: ['a', ''] });
    expect(await refusal(call)).toBe(
      `ValidationException: ${one(
        '[a, ]',
        'names',
        'Member must satisfy constraint: [Member must have length less than or equal to 2048, Member must have ' +
          'length greater than or equal to 1]',
      )}`,
    );
  });

  it('names the member of a list by its position', async () => {
    const call = new ECR(config()).createRepository({
      repositoryName: 'tagged',
      encryptionConfiguration: { encryptionType: 'AES256' },
      imageTagMutabilityExclusionFilters: [
        { filterType: 'WILDCARD', filter: 'a' },
        { filterType: 'NOPE' as 'WILDCARD', filter: 'a' },
      ],
    });
    expect(await refusal(call)).toContain(
      "at 'imageTagMutabilityExclusionFilters.2.member.filterType' failed",
    );
  });

  it('lists all that is wrong, what is missing first', async () => {
    const call = new ElasticLoadBalancingV2(config()).createTargetGroup({
      Name: undefined,
      Port: 70_000,
      TargetType: 'nope' as 'ip',
      HealthyThresholdCount: 1,
    });
    const texts = [
      "Value null at 'name' failed to satisfy constraint: Member must not be null",
      failed('70000', 'port', 'Member must have value less than or equal to 65535'),
      failed('1', 'healthyThresholdCount', 'Member must have value greater than or equal to 2'),
      failed('nope', 'targetType', 'Member must satisfy enum value set: [instance, ip, lambda, alb]'),
    ];
    expect(await refusal(call)).toBe(`ValidationError: 4 validation errors detected: ${texts.join('; ')}`);
  });

  it('does not repeat a secret', async () => {
    const call = new SSM(config()).putParameter({
      Name: 'n',
      Type: 'SecureString',
      Value: 's',
      KeyId: 'no no',
    });
    expect(await refusal(call)).toContain("Value 'no no' at 'keyId'");
    const secret = new Lambda(config()).updateFunctionConfiguration({
      FunctionName: 'f',
      Environment: { Variables: { '1secret': 'hidden' } },
    });
    expect(await refusal(secret)).toMatch(
      /Value at 'environment\.variables' failed to satisfy constraint: Map keys/,
    );
  });

  it('changes nothing', async () => {
    const client = new ECR(config());
    await refusal(
      client.createRepository({ repositoryName: 'none', imageTagMutability: 'NOPE' as 'MUTABLE' }),
    );
    expect(await refusal(client.describeRepositories({ repositoryNames: ['none'] }))).toMatch(
      /^RepositoryNotFoundException/,
    );
  });
});

it('calls within the engine are not validated: their inputs come from what was', () => {
  const group = gateway.cloud.call('elbv2', 'CreateTargetGroup', {
    Name: 'inner',
    TargetType: 'ip',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: gateway.cloud.call('ec2', 'DescribeVpcs', {}).Vpcs?.[0]?.VpcId,
  });
  expect(group.TargetGroups).toHaveLength(1);
});

describe('a tag key that begins with aws:', () => {
  const reserved = 'aws: prefixed tag key names are not allowed for external use.';
  const ofAws = [{ Key: 'aws:cloudformation:stack-name', Value: 'x' }];
  it.each([
    [
      'ECS',
      () => new ECS(config()).createCluster({ tags: [{ key: 'AWS:x', value: '1' }] }),
      `InvalidParameterException: ${reserved}`,
    ],
    [
      'ECR',
      () => new ECR(config()).createRepository({ repositoryName: 'app', tags: ofAws }),
      `InvalidTagParameterException: ${reserved}`,
    ],
    [
      'Logs, in a map',
      () => new CloudWatchLogs(config()).createLogGroup({ logGroupName: 'g', tags: { 'aws:x': '1' } }),
      `InvalidParameterException: ${reserved}`,
    ],
    [
      'EC2, with what it is created',
      () =>
        new EC2(config()).createVpc({
          CidrBlock: '10.0.0.0/16',
          TagSpecifications: [{ ResourceType: 'vpc', Tags: ofAws }],
        }),
      "InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use",
    ],
    [
      'S3',
      () => new S3(config()).putBucketTagging({ Bucket: 'bucket', Tagging: { TagSet: ofAws } }),
      'InvalidTag: System tags cannot be added/updated by requester',
    ],
    [
      'Systems Manager',
      () => new SSM(config()).putParameter({ Name: 'a', Value: 'b', Type: 'String', Tags: ofAws }),
      `ValidationException: ${reserved}`,
    ],
    [
      'EC2, of what there is',
      () => new EC2(config()).createTags({ Resources: ['vpc-12345678'], Tags: ofAws }),
      "InvalidParameterValue: Value ( aws:cloudformation:stack-name ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use",
    ],
  ])('is refused by %s', async (_service, call, expected) => {
    expect(await refusal(call())).toBe(expected);
  });

  it('may be asked for, and taken away', async () => {
    const client = new EC2(config());
    expect(
      await refusal(client.deleteTags({ Resources: ['vpc-12345678'], Tags: [{ Key: 'aws:x' }] })),
    ).toMatch(/^(?!.*reserved)/);
    expect(
      await refusal(
        client.describeVpcs({ Filters: [{ Name: 'tag:aws:cloudformation:stack-name', Values: ['x'] }] }),
      ),
    ).toBe('Error: accepted');
  });
});

describe('CodeCommit', () => {
  const refused = (repositoryName: string, commitId?: string) =>
    refusal(
      new CodeCommit(config()).getCommit({ repositoryName, commitId } as {
        repositoryName: string;
        commitId: string;
      }),
    );

  it('has an error for each kind of name', async () => {
    expect(await refused('a b', 'x')).toMatch(
      /^InvalidRepositoryNameException: The repository name is not valid/,
    );
    expect(await refused('x'.repeat(101), 'x')).toMatch(/^InvalidRepositoryNameException: /);
    expect(await refused('shop')).toBe('CommitIdRequiredException: A commit ID is required.');
  });
});
