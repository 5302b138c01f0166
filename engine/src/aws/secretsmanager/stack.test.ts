import { expect, test } from 'vitest';
import { answerInvocations } from '../../testing/function-stand-in.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';
import { type RotationEvent, rotate } from './testing/rotation-function.ts';

test('a generated secret is read by dynamic references and stays as it is while the template generates it alike', () => {
  using cloud = rehearse({ services });
  const template = (description: string, length = 20) =>
    JSON.stringify({
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: {
            Name: 'db',
            Description: description,
            GenerateSecretString: {
              SecretStringTemplate: '{"username":"app"}',
              GenerateStringKey: 'password',
              PasswordLength: length,
              ExcludePunctuation: true,
            },
          },
        },
        Attachment: {
          Type: 'AWS::SecretsManager::SecretTargetAttachment',
          Properties: { SecretId: { Ref: 'Secret' }, TargetId: 'x', TargetType: 'AWS::Redshift::Cluster' },
        },
        ByArn: {
          Type: 'AWS::SSM::Parameter',
          Properties: {
            Name: 'user',
            Type: 'String',
            Value: {
              'Fn::Join': [
                '',
                ['{{resolve:secretsmanager:', { Ref: 'Attachment' }, ':SecretString:username}}'],
              ],
            },
          },
        },
        ByName: {
          Type: 'AWS::SSM::Parameter',
          DependsOn: 'Secret',
          Properties: { Name: 'all', Type: 'String', Value: '{{resolve:secretsmanager:db}}' },
        },
      },
    });
  const StackName = 'secret';
  const read = () =>
    JSON.parse(
      cloud.call('secretsmanager', 'GetSecretValue', { SecretId: 'db' }).SecretString ?? '',
    ) as Record<string, string>;
  const parameter = (Name: string) => cloud.call('ssm', 'GetParameter', { Name }).Parameter?.Value;
  cloud.call('cloudformation', 'CreateStack', { StackName, TemplateBody: template('one') });
  cloud.advance(5_000);
  const first = read();
  expect(first).toEqual({ username: 'app', password: expect.stringMatching(/^\w{20}$/) });
  expect(parameter('user')).toBe('app');
  expect(JSON.parse(parameter('all') ?? '')).toEqual(first);
  const update = (...given: Parameters<typeof template>) => {
    cloud.call('cloudformation', 'UpdateStack', { StackName, TemplateBody: template(...given) });
    cloud.advance(5_000);
  };
  update('two');
  expect(read()).toEqual(first);
  update('two', 24);
  expect(read().password).toHaveLength(24);
  cloud.call('cloudformation', 'DeleteStack', { StackName });
  cloud.advance(5_000);
  expect(read).toThrow("Secrets Manager can't find the specified secret.");
});

test('a task gets a secret, or a member of its JSON, in its environment', () => {
  using cloud = rehearse({ services });
  const { ARN = '' } = cloud.call('secretsmanager', 'CreateSecret', {
    Name: 'db',
    SecretString: '{"user":"app","port":5432}',
  });
  cloud.call('ecs', 'CreateCluster', { clusterName: 'main' });
  const { Subnets } = cloud.call('ec2', 'DescribeSubnets', {});
  const secret = (name: string, valueFrom: string) => ({ name, valueFrom });
  cloud.call('ecs', 'RegisterTaskDefinition', {
    family: 'job',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::000000000000:role/execution',
    containerDefinitions: [
      {
        name: 'job',
        image: 'job',
        secrets: [
          secret('ALL', ARN),
          secret('USER', `${ARN}:user::`),
          secret('PORT_NUMBER', `${ARN}:port:AWSCURRENT:`),
        ],
      },
    ],
  });
  const run = () =>
    cloud.call('ecs', 'RunTask', {
      cluster: 'main',
      taskDefinition: 'job',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: [Subnets![0]!.SubnetId!] } },
    });
  run();
  cloud.settle();
  const started = cloud.effects.filter(({ effect }) => effect === 'runtime/start-task');
  expect(JSON.stringify(started)).toContain('"USER":"app"');
  expect(JSON.stringify(started)).toContain('"PORT_NUMBER":"5432"');
  cloud.call('secretsmanager', 'PutSecretValue', { SecretId: 'db', SecretString: 'plain' });
  const { tasks } = run();
  cloud.settle();
  const described = cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: [tasks![0]!.taskArn!] });
  expect(described.tasks?.[0]?.stoppedReason).toMatch(
    /^ResourceInitializationError: unable to pull secrets .* the secret is not JSON/,
  );
});

test.each(['AWS::SecretsManager-2020-07-23', 'AWS::SecretsManager-2024-09-16'])(
  '%s: a schedule whose function Drydock does not make is recorded, and says so',
  (Transform) => {
    using cloud = rehearse({ services });
    const StackName = 'hosted';
    cloud.call('cloudformation', 'CreateStack', {
      StackName,
      Capabilities: ['CAPABILITY_AUTO_EXPAND'],
      TemplateBody: JSON.stringify({
        Transform,
        Resources: {
          Secret: { Type: 'AWS::SecretsManager::Secret' },
          Schedule: {
            Type: 'AWS::SecretsManager::RotationSchedule',
            Properties: {
              SecretId: { Ref: 'Secret' },
              HostedRotationLambda: { RotationType: 'PostgreSQLMultiUser' },
              RotationRules: { AutomaticallyAfterDays: 30 },
            },
          },
        },
      }),
    });
    cloud.advance(5_000);
    expect(cloud.call('cloudformation', 'DescribeStacks', { StackName }).Stacks?.[0]?.StackStatus).toBe(
      'CREATE_COMPLETE',
    );
    const { StackEvents } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName });
    expect(StackEvents?.map(({ ResourceStatusReason }) => ResourceStatusReason)).toContain(
      'Recorded only: Drydock does not make the function of HostedRotationLambda, and the secret is not rotated',
    );
  },
);

const single = 'SecretsManagerRDSPostgreSQLRotationSingleUser';

test.each([
  [
    'the Serverless Application Repository',
    {
      Transform: 'AWS::Serverless-2016-10-31',
      Mappings: {
        Sar: { aws: { id: `arn:aws:serverlessrepo:us-east-1:297356227824:applications/${single}` } },
      },
      Resources: {
        Rotation: {
          Type: 'AWS::Serverless::Application',
          Properties: {
            Location: {
              ApplicationId: { 'Fn::FindInMap': ['Sar', { Ref: 'AWS::Partition' }, 'id'] },
              SemanticVersion: '1.1.1',
            },
            Parameters: {
              endpoint: 'https://secretsmanager',
              functionName: 'rotate',
              excludeCharacters: '/@',
            },
          },
        },
      },
    },
    { RotationLambdaARN: { 'Fn::GetAtt': ['Rotation', 'Outputs.RotationLambdaARN'] } },
  ],
  [
    'HostedRotationLambda',
    { Transform: 'AWS::SecretsManager-2024-09-16', Resources: {} },
    {
      HostedRotationLambda: {
        RotationType: 'PostgreSQLSingleUser',
        RotationLambdaName: 'rotate',
        ExcludeCharacters: '/@',
      },
    },
  ],
])(
  '%s: a function of Drydock’s stands for AWS’s, and is called',
  (_from, { Resources, ...rest }, rotatedBy) => {
    using cloud = rehearse({ services });
    const steps: string[] = [];
    answerInvocations(cloud, (event) => {
      steps.push((event as unknown as RotationEvent).Step);
      rotate(cloud, event as unknown as RotationEvent, 'rotated');
    });
    const StackName = 'rotated';
    cloud.call('cloudformation', 'CreateStack', {
      StackName,
      Capabilities: ['CAPABILITY_AUTO_EXPAND', 'CAPABILITY_IAM'],
      TemplateBody: JSON.stringify({
        ...rest,
        Resources: {
          ...Resources,
          Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'db' } },
          Schedule: {
            Type: 'AWS::SecretsManager::RotationSchedule',
            Properties: {
              SecretId: { Ref: 'Secret' },
              RotationRules: { AutomaticallyAfterDays: 30 },
              ...rotatedBy,
            },
          },
        },
      }),
    });
    cloud.advance(60_000);
    const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName }).Stacks!;
    expect(stack?.StackStatus).toBe('CREATE_COMPLETE');
    expect(steps).toEqual(['createSecret', 'setSecret', 'testSecret', 'finishSecret']);
    expect(cloud.call('secretsmanager', 'GetSecretValue', { SecretId: 'db' }).SecretString).toBe('rotated');
    const { Configuration } = cloud.call('lambda', 'GetFunction', { FunctionName: 'rotate' });
    expect(Configuration?.Environment?.Variables).toEqual({ EXCLUDE_CHARACTERS: '/@' });
  },
);
