import { expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
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

const database = (policies: object, more: object = {}) => ({
  Resources: {
    Database: {
      Type: 'AWS::RDS::DBInstance',
      ...policies,
      Properties: {
        DBInstanceClass: 'db.t4g.micro',
        Engine: 'postgres',
        AllocatedStorage: '20',
        MasterUsername: 'shop',
        MasterUserPassword: 'longenough',
        ...more,
      },
    },
  },
});

function apply(cloud: Rehearsal, call: 'CreateStack' | 'UpdateStack', template: object): void {
  cloud.call('cloudformation', call, { StackName: 'shop', TemplateBody: JSON.stringify(template) });
  cloud.advance(20_000);
}

const snapshotsOf = (cloud: Rehearsal) =>
  cloud
    .call('rds', 'DescribeDBSnapshots', {})
    .DBSnapshots!.map(({ DBSnapshotIdentifier = '' }) => DBSnapshotIdentifier);

test('a database whose deletion policy is Snapshot leaves one, and another stack begins with it', () => {
  using cloud = newAccount();
  apply(cloud, 'CreateStack', database({ DeletionPolicy: 'Snapshot' }));
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'shop' });
  cloud.advance(20_000);
  const [id = ''] = snapshotsOf(cloud);
  expect(id).toMatch(/^shop-snapshot-database-\w+$/);
  const { copyId } = cloud.effects.find(({ effect }) => effect === 'data-stores/copy')!.input as {
    copyId: string;
  };
  apply(
    cloud,
    'CreateStack',
    database(
      { DeletionPolicy: 'Delete' },
      { DBSnapshotIdentifier: id, MasterUsername: undefined, MasterUserPassword: 'another-one' },
    ),
  );
  const starts = cloud.effects.filter(({ effect }) => effect === 'data-stores/start');
  expect(starts.at(-1)?.input).toMatchObject({ origin: copyId, user: 'shop', password: 'another-one' });
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'shop' });
  cloud.advance(20_000);
  expect(snapshotsOf(cloud)).toEqual([id]);
});

test('a database leaves a snapshot, too, where its template says nothing of its deletion', () => {
  using cloud = newAccount();
  const Topic = { Type: 'AWS::SNS::Topic' };
  apply(cloud, 'CreateStack', { Resources: { Topic, ...database({}).Resources } });
  const named = { StackName: 'shop', ChangeSetName: 'without' };
  cloud.call('cloudformation', 'CreateChangeSet', {
    ...named,
    TemplateBody: JSON.stringify({ Resources: { Topic } }),
  });
  cloud.advance(20_000);
  const { Changes } = cloud.call('cloudformation', 'DescribeChangeSet', named);
  expect(Changes?.map(({ ResourceChange }) => ResourceChange?.PolicyAction)).toEqual(['Snapshot']);
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'shop' });
  cloud.advance(20_000);
  expect(snapshotsOf(cloud)).toHaveLength(1);
});

test('a database that is replaced leaves a snapshot where its replace policy says so', () => {
  using cloud = newAccount();
  const policies = { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Snapshot' };
  apply(cloud, 'CreateStack', database(policies));
  apply(cloud, 'UpdateStack', database(policies, { DBName: 'orders' }));
  expect(snapshotsOf(cloud)).toHaveLength(1);
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'shop' });
  cloud.advance(20_000);
  expect(snapshotsOf(cloud)).toHaveLength(1);
});

test('the replace policy is that of the template that replaces the database, as its change set says', () => {
  using cloud = newAccount();
  const after = { DeletionPolicy: 'Delete' };
  const before = { ...after, UpdateReplacePolicy: 'Delete' };
  apply(cloud, 'CreateStack', database(before));
  const next = database({ ...after, UpdateReplacePolicy: 'Snapshot' }, { DBName: 'orders' });
  const named = { StackName: 'shop', ChangeSetName: 'next' };
  cloud.call('cloudformation', 'CreateChangeSet', { ...named, TemplateBody: JSON.stringify(next) });
  cloud.advance(20_000);
  const [change] = cloud.call('cloudformation', 'DescribeChangeSet', named).Changes ?? [];
  expect(change?.ResourceChange?.PolicyAction).toBe('ReplaceAndSnapshot');
  apply(cloud, 'UpdateStack', next);
  expect(snapshotsOf(cloud)).toHaveLength(1);
  apply(cloud, 'UpdateStack', database(after, { DBName: 'stock' }));
  expect(snapshotsOf(cloud)).toHaveLength(1);
});

test('a template whose changes are not to be applied immediately says what they wait for', () => {
  using cloud = newAccount();
  const more = { ApplyImmediately: false, PreferredMaintenanceWindow: 'sun:05:00-sun:06:00' };
  apply(cloud, 'CreateStack', database({ DeletionPolicy: 'Delete' }, more));
  apply(
    cloud,
    'UpdateStack',
    database({ DeletionPolicy: 'Delete' }, { ...more, DBInstanceClass: 'db.t4g.small' }),
  );
  const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName: 'shop' });
  expect(StackEvents.find(({ LogicalResourceId }) => LogicalResourceId === 'Database')).toMatchObject({
    ResourceStatus: 'UPDATE_COMPLETE',
    ResourceStatusReason: 'Pending until the maintenance window (sun:05:00-sun:06:00): DBInstanceClass',
  });
});
