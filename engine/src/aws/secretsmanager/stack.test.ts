import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

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
  '%s: a schedule whose function CloudFormation would make is recorded, and says so',
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
              HostedRotationLambda: { RotationType: 'PostgreSQLSingleUser' },
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
