import { expect, test } from 'vitest';
import { instance, newAccount } from './testing/databases.ts';

test('the secret that is attached to a database has its engine, host, port and name', () => {
  using cloud = newAccount();
  const resolved = (member: string) => ({
    'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, `:SecretString:${member}}}`]],
  });
  cloud.call('cloudformation', 'CreateStack', {
    StackName: 'shop',
    TemplateBody: JSON.stringify({
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: {
            Name: 'shop',
            GenerateSecretString: {
              SecretStringTemplate: '{"username":"shop"}',
              GenerateStringKey: 'password',
              ExcludePunctuation: true,
            },
          },
        },
        Database: {
          Type: 'AWS::RDS::DBInstance',
          Properties: {
            DBInstanceIdentifier: 'shop',
            DBInstanceClass: 'db.t4g.micro',
            Engine: 'postgres',
            DBName: 'orders',
            AllocatedStorage: '20',
            MasterUsername: resolved('username'),
            MasterUserPassword: resolved('password'),
          },
        },
        Attachment: {
          Type: 'AWS::SecretsManager::SecretTargetAttachment',
          Properties: {
            SecretId: { Ref: 'Secret' },
            TargetId: { Ref: 'Database' },
            TargetType: 'AWS::RDS::DBInstance',
          },
        },
      },
    }),
  });
  cloud.advance(10_000);
  const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'shop' }).Stacks!;
  expect(stack?.StackStatus).toBe('CREATE_COMPLETE');
  const value = () =>
    JSON.parse(cloud.call('secretsmanager', 'GetSecretValue', { SecretId: 'shop' }).SecretString!);
  const connection = {
    engine: 'postgres',
    host: '127.0.0.1',
    port: 5432,
    dbname: 'orders',
    dbInstanceIdentifier: 'shop',
  };
  expect(value()).toEqual({ username: 'shop', password: expect.stringMatching(/^\w{32}$/), ...connection });
  expect(instance(cloud).MasterUsername).toBe('shop');
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'shop' });
  cloud.advance(10_000);
  expect(cloud.call('rds', 'DescribeDBInstances', {}).DBInstances).toEqual([]);
  expect(cloud.effects.at(-1)?.effect).toBe('data-stores/remove');
});
