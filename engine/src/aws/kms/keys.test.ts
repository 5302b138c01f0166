import { describe, expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { iam } from '../iam/index.ts';
import { kms } from './index.ts';
import { dayMs, fresh, newKey } from './testing/cloud.ts';

const describeKey = (cloud: Rehearsal, KeyId: string) =>
  cloud.call('kms', 'DescribeKey', { KeyId }).KeyMetadata;

describe('a key', () => {
  test('is described as AWS describes it', () => {
    using cloud = fresh();
    const key = newKey(cloud, { Description: 'of the shop' });
    expect(key).toEqual({
      AWSAccountId: '000000000000',
      KeyId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      Arn: `arn:aws:kms:us-east-1:000000000000:key/${key.KeyId}`,
      CreationDate: new Date('2026-01-01T00:00:00Z'),
      Enabled: true,
      Description: 'of the shop',
      KeyUsage: 'ENCRYPT_DECRYPT',
      KeyState: 'Enabled',
      Origin: 'AWS_KMS',
      KeyManager: 'CUSTOMER',
      CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
      KeySpec: 'SYMMETRIC_DEFAULT',
      EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
      CurrentKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
      MultiRegion: false,
    });
  });

  test('is found by its id, its ARN, its alias and the ARN of that', () => {
    using cloud = fresh();
    const { KeyId = '', Arn } = newKey(cloud);
    cloud.call('kms', 'CreateAlias', { AliasName: 'alias/shop', TargetKeyId: KeyId });
    const names = [KeyId, Arn, 'alias/shop', 'arn:aws:kms:us-east-1:000000000000:alias/shop'];
    for (const name of names) expect(describeKey(cloud, name)?.Arn).toBe(Arn);
  });

  test.each([
    ['nonsense', "NotFoundException: Invalid keyId 'nonsense'"],
    [
      '00000000-0000-4000-8000-000000000000',
      "NotFoundException: Key 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-4000-8000-000000000000' does not exist",
    ],
    ['alias/none', 'NotFoundException: Alias arn:aws:kms:us-east-1:000000000000:alias/none is not found.'],
    [
      'arn:aws:kms:eu-west-1:000000000000:key/00000000-0000-4000-8000-000000000000',
      'NotFoundException: Invalid arn eu-west-1',
    ],
  ])('that is not there is refused: %s', (id, fault) => {
    using cloud = fresh();
    expect(faultOf(() => describeKey(cloud, id))).toBe(fault);
  });

  test('has a description, tags and a policy, which can be changed', () => {
    using cloud = fresh();
    const { KeyId } = newKey(cloud, { Tags: [{ TagKey: 'a', TagValue: '1' }] });
    cloud.call('kms', 'UpdateKeyDescription', { KeyId, Description: 'new' });
    cloud.call('kms', 'TagResource', { KeyId, Tags: [{ TagKey: 'b', TagValue: '2' }] });
    cloud.call('kms', 'UntagResource', { KeyId, TagKeys: ['a'] });
    expect(describeKey(cloud, KeyId!)?.Description).toBe('new');
    expect(cloud.call('kms', 'ListResourceTags', { KeyId })).toEqual({
      Tags: [{ TagKey: 'b', TagValue: '2' }],
      Truncated: false,
    });
    expect(
      faultOf(() => cloud.call('kms', 'TagResource', { KeyId, Tags: [{ TagKey: 'aws:x', TagValue: '' }] })),
    ).toBe('TagException: Tags beginning with aws: are reserved');
  });

  test.each([
    [
      { KeySpec: 'RSA_2048' },
      /^ValidationException: You must specify a KeyUsage value for all KMS keys except/,
    ],
    [
      { KeySpec: 'ECC_NIST_P256', KeyUsage: 'ENCRYPT_DECRYPT' },
      /^ValidationException: KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec ECC_NIST_P256$/,
    ],
    [
      { KeySpec: 'SM2', KeyUsage: 'SIGN_VERIFY' },
      /^UnsupportedOperationException: Drydock does not simulate/,
    ],
    [{ Origin: 'EXTERNAL' }, /^UnsupportedOperationException: Drydock does not simulate/],
  ] as const)('is not made of %j', (input, fault) => {
    using cloud = fresh();
    expect(faultOf(() => newKey(cloud, input))).toMatch(fault);
  });
});

test('ListKeys has the keys of this region in pages', () => {
  using cloud = fresh();
  const made = [newKey(cloud), newKey(cloud), newKey(cloud)].map(({ KeyId }) => KeyId!).sort();
  const first = cloud.call('kms', 'ListKeys', { Limit: 2 });
  expect(first.Truncated).toBe(true);
  const second = cloud.call('kms', 'ListKeys', { Limit: 2, Marker: first.NextMarker });
  expect(second.Truncated).toBe(false);
  expect([...first.Keys!, ...second.Keys!].map(({ KeyId }) => KeyId)).toEqual(made);
  expect(faultOf(() => cloud.call('kms', 'ListKeys', { Marker: 'x' }))).toMatch(/^InvalidMarkerException/);
});

describe('a key policy', () => {
  test('is the default one, unless another is put', () => {
    using cloud = rehearse({ services: [kms, iam] });
    const { KeyId } = newKey(cloud);
    const read = () => JSON.parse(cloud.call('kms', 'GetKeyPolicy', { KeyId }).Policy!) as object;
    expect(read()).toMatchObject({ Id: 'key-default-1' });
    const statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' };
    const put = (Policy: unknown) =>
      cloud.call('kms', 'PutKeyPolicy', { KeyId, PolicyName: 'default', Policy: JSON.stringify(Policy) });
    put({ Version: '2012-10-17', Statement: [statement] });
    expect(read()).toEqual({ Version: '2012-10-17', Statement: [statement] });
    expect(cloud.call('kms', 'ListKeyPolicies', { KeyId }).PolicyNames).toEqual(['default']);
    const nobody = { ...statement, Principal: { AWS: 'arn:aws:iam::000000000000:role/nobody' } };
    expect(faultOf(() => put({ Statement: [nobody] }))).toBe(
      'MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.',
    );
    expect(faultOf(() => put('x'))).toMatch(/^MalformedPolicyDocumentException/);
    const lockout =
      'MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.';
    const account = { ...statement, Principal: { AWS: 'arn:aws:iam::000000000000:root' } };
    for (const Statement of [
      { ...statement, Action: 'kms:Decrypt' },
      { ...account, Action: 'kms:Decrypt' },
      { ...statement, Principal: { AWS: '111122223333' } },
      { ...statement, Principal: { Service: 'logs.amazonaws.com' } },
      [statement, { ...statement, Effect: 'Deny', Action: 'kms:PutKeyPolicy' }],
    ]) {
      expect(faultOf(() => put({ Statement }))).toBe(lockout);
      expect(faultOf(() => newKey(cloud, { Policy: JSON.stringify({ Statement }) }))).toBe(lockout);
    }
    put({ Statement: account });
    put({
      Statement: [
        { ...statement, Action: 'kms:Put*' },
        { ...statement, Effect: 'Deny', Action: 'kms:Encrypt' },
      ],
    });
    const Policy = JSON.stringify({ Statement: { ...statement, Action: 'kms:Decrypt' } });
    newKey(cloud, { Policy, BypassPolicyLockoutSafetyCheck: true });
    expect(faultOf(() => cloud.call('kms', 'GetKeyPolicy', { KeyId, PolicyName: 'other' }))).toBe(
      'NotFoundException: No such policy exists',
    );
  });
});

describe('an alias', () => {
  test('names a key until it is given to another, or deleted', () => {
    using cloud = fresh();
    const [one, two] = [newKey(cloud), newKey(cloud)];
    const AliasName = 'alias/shop';
    cloud.call('kms', 'CreateAlias', { AliasName, TargetKeyId: one.KeyId });
    cloud.advance(1_000);
    cloud.call('kms', 'UpdateAlias', { AliasName, TargetKeyId: two.Arn });
    expect(cloud.call('kms', 'ListAliases', {}).Aliases).toEqual([
      {
        AliasName,
        AliasArn: 'arn:aws:kms:us-east-1:000000000000:alias/shop',
        TargetKeyId: two.KeyId,
        CreationDate: new Date('2026-01-01T00:00:00Z'),
        LastUpdatedDate: new Date('2026-01-01T00:00:01Z'),
      },
    ]);
    expect(cloud.call('kms', 'ListAliases', { KeyId: one.KeyId }).Aliases).toEqual([]);
    const mac = newKey(cloud, { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
    expect(faultOf(() => cloud.call('kms', 'UpdateAlias', { AliasName, TargetKeyId: mac.KeyId }))).toMatch(
      /^ValidationException/,
    );
    cloud.call('kms', 'DeleteAlias', { AliasName });
    expect(faultOf(() => cloud.call('kms', 'DeleteAlias', { AliasName }))).toMatch(
      /^NotFoundException: Alias/,
    );
  });

  test.each([
    ['shop', /^ValidationException: Alias must start with the prefix "alias\/"/],
    ['alias/aws/shop', /^NotAuthorizedException: $/],
    ['alias/taken', /^AlreadyExistsException: An alias with the name arn:.*:alias\/taken already exists$/],
  ])('is not called %s', (AliasName, fault) => {
    using cloud = fresh();
    const TargetKeyId = newKey(cloud).KeyId;
    cloud.call('kms', 'CreateAlias', { AliasName: 'alias/taken', TargetKeyId });
    expect(faultOf(() => cloud.call('kms', 'CreateAlias', { AliasName, TargetKeyId }))).toMatch(fault);
  });

  test('of a service of AWS has a key as soon as it is used, which nobody else can delete', () => {
    using cloud = fresh();
    expect(cloud.call('kms', 'ListAliases', {}).Aliases).toEqual([]);
    const key = describeKey(cloud, 'alias/aws/s3');
    expect(key).toMatchObject({ KeyManager: 'AWS', Description: expect.stringContaining('my s3 data') });
    expect(describeKey(cloud, 'alias/aws/s3')?.Arn).toBe(key?.Arn);
    expect(cloud.call('kms', 'ListAliases', {}).Aliases).toMatchObject([{ AliasName: 'alias/aws/s3' }]);
    expect(faultOf(() => cloud.call('kms', 'ScheduleKeyDeletion', { KeyId: key?.KeyId }))).toMatch(
      /^AccessDeniedException: /,
    );
  });
});

describe('the states of a key', () => {
  const encrypt = (cloud: Rehearsal, KeyId: string) =>
    faultOf(() => cloud.call('kms', 'Encrypt', { KeyId, Plaintext: Buffer.from('x') }));

  test('disabled: it encrypts nothing until it is enabled', () => {
    using cloud = fresh();
    const { KeyId = '', Arn } = newKey(cloud);
    cloud.call('kms', 'DisableKey', { KeyId });
    expect(describeKey(cloud, KeyId)).toMatchObject({ Enabled: false, KeyState: 'Disabled' });
    expect(encrypt(cloud, KeyId)).toBe(`DisabledException: ${Arn} is disabled.`);
    cloud.call('kms', 'EnableKey', { KeyId });
    expect(encrypt(cloud, KeyId)).toBe('no fault');
  });

  test('pending deletion: it can be saved until the waiting period is over, and is gone after it', () => {
    using cloud = fresh();
    const { KeyId = '', Arn } = newKey(cloud);
    cloud.call('kms', 'CreateAlias', { AliasName: 'alias/shop', TargetKeyId: KeyId });
    expect(faultOf(() => cloud.call('kms', 'CancelKeyDeletion', { KeyId }))).toBe(
      `KMSInvalidStateException: ${Arn} is not pending deletion.`,
    );
    const schedule = (PendingWindowInDays?: number) =>
      cloud.call('kms', 'ScheduleKeyDeletion', { KeyId, PendingWindowInDays });
    expect(faultOf(() => schedule(6))).toMatch(/^ValidationException/);
    expect(schedule(7)).toEqual({
      KeyId: Arn,
      DeletionDate: new Date('2026-01-08T00:00:00Z'),
      KeyState: 'PendingDeletion',
      PendingWindowInDays: 7,
    });
    expect(encrypt(cloud, KeyId)).toBe(`KMSInvalidStateException: ${Arn} is pending deletion.`);
    expect(faultOf(() => schedule())).toBe(`KMSInvalidStateException: ${Arn} is pending deletion.`);
    cloud.advance(6 * dayMs);
    cloud.call('kms', 'CancelKeyDeletion', { KeyId });
    expect(describeKey(cloud, KeyId)?.KeyState).toBe('Disabled');
    expect(schedule().DeletionDate).toEqual(new Date('2026-02-06T00:00:00Z'));
    cloud.advance(29 * dayMs);
    cloud.restart();
    expect(describeKey(cloud, KeyId)?.KeyState).toBe('PendingDeletion');
    cloud.advance(dayMs);
    expect(faultOf(() => describeKey(cloud, KeyId))).toBe(`NotFoundException: Key '${Arn}' does not exist`);
    expect(cloud.call('kms', 'ListAliases', {}).Aliases).toEqual([]);
  });
});

describe('grants', () => {
  test('are listed, and retired or revoked; one of the same name is made once', () => {
    using cloud = fresh();
    const { KeyId, Arn } = newKey(cloud);
    const GranteePrincipal = 'arn:aws:iam::000000000000:role/app';
    const RetiringPrincipal = 'arn:aws:iam::000000000000:role/admin';
    const grant = (Name?: string) =>
      cloud.call('kms', 'CreateGrant', {
        KeyId,
        Name,
        GranteePrincipal,
        RetiringPrincipal,
        Operations: ['Decrypt'],
      });
    const first = grant('one');
    expect(grant('one')).toEqual(first);
    const second = grant();
    const ids = () => cloud.call('kms', 'ListGrants', { KeyId }).Grants!.map(({ GrantId }) => GrantId);
    expect(cloud.call('kms', 'ListGrants', { KeyId, GrantId: first.GrantId }).Grants).toEqual([
      {
        KeyId: Arn,
        GrantId: first.GrantId,
        Name: 'one',
        CreationDate: new Date('2026-01-01T00:00:00Z'),
        GranteePrincipal,
        RetiringPrincipal,
        IssuingAccount: 'arn:aws:iam::000000000000:root',
        Operations: ['Decrypt'],
      },
    ]);
    expect(cloud.call('kms', 'ListRetirableGrants', { RetiringPrincipal }).Grants).toHaveLength(2);
    cloud.call('kms', 'RetireGrant', { GrantToken: first.GrantToken });
    expect(ids()).toEqual([second.GrantId]);
    cloud.call('kms', 'RevokeGrant', { KeyId, GrantId: second.GrantId });
    expect(ids()).toEqual([]);
    expect(faultOf(() => cloud.call('kms', 'RevokeGrant', { KeyId, GrantId: second.GrantId }))).toBe(
      `NotFoundException: Grant ID ${second.GrantId} not found`,
    );
  });
});
