// A rehearsal is one region. Its key gets a replica in another, which then becomes the primary key: so a replica can be
// made here. What two regions see of each other is in engine/src/cloud/cloud.test.ts.

import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';
import { dayMs, fresh, newKey, text } from './testing/cloud.ts';

const replicate = (cloud: Rehearsal, KeyId: string | undefined, ReplicaRegion: string) =>
  cloud.call('kms', 'ReplicateKey', { KeyId, ReplicaRegion });

test('a replica has the id and the material of its primary key, which waits for it to be deleted', () => {
  using cloud = fresh();
  const { KeyId = '', Arn } = newKey(cloud, { MultiRegion: true });
  expect(KeyId).toMatch(/^mrk-[0-9a-f]{32}$/);
  const { ReplicaKeyMetadata } = replicate(cloud, KeyId, 'eu-west-1');
  expect(ReplicaKeyMetadata).toMatchObject({
    KeyId,
    Arn: Arn.replace('us-east-1', 'eu-west-1'),
    MultiRegion: true,
    MultiRegionConfiguration: {
      MultiRegionKeyType: 'REPLICA',
      PrimaryKey: { Arn, Region: 'us-east-1' },
      ReplicaKeys: [{ Region: 'eu-west-1' }],
    },
  });
  expect(faultOf(() => replicate(cloud, KeyId, 'eu-west-1'))).toMatch(/^AlreadyExistsException/);
  expect(faultOf(() => replicate(cloud, newKey(cloud).KeyId, 'eu-west-1'))).toMatch(
    /^UnsupportedOperationException/,
  );
  expect(cloud.call('kms', 'ListKeys', {}).Keys).toHaveLength(2);
  expect(cloud.call('kms', 'ScheduleKeyDeletion', { KeyId }).KeyState).toBe('PendingReplicaDeletion');
  cloud.advance(100 * dayMs);
  expect(cloud.call('kms', 'DescribeKey', { KeyId }).KeyMetadata?.KeyState).toBe('PendingReplicaDeletion');
});

test('a stack makes a replica of another region’s key', () => {
  using cloud = rehearse({ services });
  const { KeyId, Arn } = newKey(cloud, { MultiRegion: true });
  replicate(cloud, KeyId, 'eu-west-1');
  const CiphertextBlob = cloud.call('kms', 'Encrypt', { KeyId, Plaintext: Buffer.from('x') }).CiphertextBlob;
  cloud.call('kms', 'UpdatePrimaryRegion', { KeyId, PrimaryRegion: 'eu-west-1' });
  cloud.call('kms', 'ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 });
  cloud.advance(8 * dayMs);
  expect(faultOf(() => cloud.call('kms', 'Decrypt', { CiphertextBlob }))).toMatch(/^NotFoundException/);
  const template = (Description: string) =>
    JSON.stringify({
      Resources: {
        Replica: {
          Type: 'AWS::KMS::ReplicaKey',
          Properties: {
            PrimaryKeyArn: Arn.replace('us-east-1', 'eu-west-1'),
            Description,
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }],
            },
          },
        },
      },
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Replica', 'Arn'] } } },
    });
  const StackName = 'replica';
  cloud.call('cloudformation', 'CreateStack', { StackName, TemplateBody: template('one') });
  cloud.advance(5_000);
  const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName }).Stacks!;
  expect(stack?.StackStatus).toBe('CREATE_COMPLETE');
  expect(stack?.Outputs?.[0]?.OutputValue).toBe(Arn);
  expect(text(cloud.call('kms', 'Decrypt', { CiphertextBlob }).Plaintext)).toBe('x');
  cloud.call('cloudformation', 'UpdateStack', { StackName, TemplateBody: template('two') });
  cloud.advance(5_000);
  expect(cloud.call('kms', 'DescribeKey', { KeyId }).KeyMetadata).toMatchObject({
    Description: 'two',
    MultiRegionConfiguration: { MultiRegionKeyType: 'REPLICA' },
  });
  cloud.call('cloudformation', 'DeleteStack', { StackName });
  cloud.advance(5_000);
  expect(cloud.call('kms', 'DescribeKey', { KeyId }).KeyMetadata?.KeyState).toBe('PendingDeletion');
});
