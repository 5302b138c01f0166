import { describe, expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { secretsmanager } from './index.ts';

const fresh = () => rehearse({ services: [secretsmanager] });
const create = (cloud: Rehearsal, more: object = {}) =>
  cloud.call('secretsmanager', 'CreateSecret', { Name: 'db', SecretString: 'one', ...more });
const read = (cloud: Rehearsal, more: object = {}) =>
  cloud.call('secretsmanager', 'GetSecretValue', { SecretId: 'db', ...more });
const dayMs = 86_400_000;

describe('a secret', () => {
  test('is found by its name, its ARN, and its ARN without the random characters', () => {
    using cloud = fresh();
    const { ARN = '', VersionId } = create(cloud);
    expect(ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:db-[A-Za-z0-9]{6}$/);
    for (const SecretId of ['db', ARN, ARN.slice(0, -7)])
      expect(read(cloud, { SecretId })).toMatchObject({
        ARN,
        Name: 'db',
        VersionId,
        SecretString: 'one',
        VersionStages: ['AWSCURRENT'],
      });
    expect(faultOf(() => read(cloud, { SecretId: 'other' }))).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    );
    expect(faultOf(() => create(cloud))).toBe(
      'ResourceExistsException: The operation failed because the secret db already exists.',
    );
    expect(faultOf(() => create(cloud, { Name: 'a b' }))).toMatch(/^InvalidParameterException: Invalid name/);
  });

  test('may be bytes, and may have no value yet', () => {
    using cloud = fresh();
    create(cloud, { SecretString: undefined, SecretBinary: Buffer.from('bytes') });
    expect(Buffer.from(read(cloud).SecretBinary!).toString()).toBe('bytes');
    create(cloud, { Name: 'empty', SecretString: undefined });
    expect(faultOf(() => read(cloud, { SecretId: 'empty' }))).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    );
  });

  test('has a description, tags and dates, which UpdateSecret, TagResource and UntagResource change', () => {
    using cloud = fresh();
    create(cloud, { Description: 'first', Tags: [{ Key: 'a', Value: '1' }] });
    cloud.advance(1_000);
    cloud.call('secretsmanager', 'UpdateSecret', { SecretId: 'db', Description: 'second' });
    cloud.call('secretsmanager', 'TagResource', { SecretId: 'db', Tags: [{ Key: 'b', Value: '2' }] });
    cloud.call('secretsmanager', 'UntagResource', { SecretId: 'db', TagKeys: ['a'] });
    expect(cloud.call('secretsmanager', 'DescribeSecret', { SecretId: 'db' })).toMatchObject({
      Description: 'second',
      Tags: [{ Key: 'b', Value: '2' }],
      CreatedDate: new Date('2026-01-01T00:00:00Z'),
      LastChangedDate: new Date('2026-01-01T00:00:01Z'),
      RotationEnabled: false,
    });
    expect(read(cloud).SecretString).toBe('one');
    cloud.call('secretsmanager', 'UpdateSecret', { SecretId: 'db', SecretString: 'two' });
    expect(read(cloud).SecretString).toBe('two');
  });
});

describe('versions', () => {
  test('move from AWSCURRENT to AWSPREVIOUS to none, and stay readable by their id', () => {
    using cloud = fresh();
    const first = create(cloud).VersionId!;
    const put = (SecretString: string, more: object = {}) =>
      cloud.call('secretsmanager', 'PutSecretValue', { SecretId: 'db', SecretString, ...more });
    const second = put('two').VersionId!;
    expect(read(cloud, { VersionStage: 'AWSPREVIOUS' }).SecretString).toBe('one');
    put('three');
    expect(read(cloud).SecretString).toBe('three');
    expect(read(cloud, { VersionStage: 'AWSPREVIOUS' }).VersionId).toBe(second);
    expect(read(cloud, { VersionId: first })).toMatchObject({ SecretString: 'one', VersionStages: [] });
    expect(put('four', { VersionStages: ['blue'] }).VersionStages).toEqual(['blue']);
    expect(read(cloud).SecretString).toBe('three');
    const ids = (more: object = {}) =>
      cloud
        .call('secretsmanager', 'ListSecretVersionIds', { SecretId: 'db', ...more })
        .Versions!.map(({ VersionStages }) => VersionStages?.[0] ?? '-')
        .sort();
    expect(ids()).toEqual(['AWSCURRENT', 'AWSPREVIOUS', 'blue']);
    expect(ids({ IncludeDeprecated: true })).toHaveLength(4);
  });

  test('with the same token are the same version, and refuse another value', () => {
    using cloud = fresh();
    create(cloud);
    const ClientRequestToken = '11111111-2222-3333-4444-555555555555';
    const put = (SecretString: string) =>
      cloud.call('secretsmanager', 'PutSecretValue', { SecretId: 'db', SecretString, ClientRequestToken });
    expect(put('two').VersionId).toBe(put('two').VersionId);
    expect(faultOf(() => put('three'))).toMatch(
      /^ResourceExistsException: You can't use ClientRequestToken 1{8}-.* already in use for a version of secret arn:/,
    );
  });
});

describe('DeleteSecret', () => {
  test('keeps a secret for its recovery window, in which RestoreSecret brings it back', () => {
    using cloud = fresh();
    create(cloud);
    const { DeletionDate } = cloud.call('secretsmanager', 'DeleteSecret', {
      SecretId: 'db',
      RecoveryWindowInDays: 7,
    });
    expect(DeletionDate).toEqual(new Date('2026-01-08T00:00:00Z'));
    expect(faultOf(() => read(cloud))).toMatch(/^InvalidRequestException: .* marked for deletion\.$/);
    expect(faultOf(() => create(cloud))).toMatch(/already scheduled for deletion\.$/);
    cloud.call('secretsmanager', 'RestoreSecret', { SecretId: 'db' });
    expect(read(cloud).SecretString).toBe('one');
    cloud.call('secretsmanager', 'DeleteSecret', { SecretId: 'db' });
    cloud.advance(30 * dayMs);
    expect(faultOf(() => read(cloud))).toMatch(/^ResourceNotFoundException: /);
    create(cloud, { SecretString: 'new' });
    expect(read(cloud).SecretString).toBe('new');
  });

  test('by force deletes at once; its options are checked', () => {
    using cloud = fresh();
    create(cloud);
    const remove = (more: object) =>
      cloud.call('secretsmanager', 'DeleteSecret', { SecretId: 'db', ...more });
    expect(faultOf(() => remove({ RecoveryWindowInDays: 3 }))).toMatch(/between 7 and 30 days/);
    expect(faultOf(() => remove({ RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true }))).toMatch(
      /in conjunction with RecoveryWindowInDays/,
    );
    remove({ ForceDeleteWithoutRecovery: true });
    expect(faultOf(() => remove({}))).toMatch(/^ResourceNotFoundException/);
    expect(remove({ ForceDeleteWithoutRecovery: true }).Name).toBe('db');
    create(cloud);
  });
});

test('ListSecrets filters by name, tag and description, in pages', () => {
  using cloud = fresh();
  create(cloud, { Name: 'app/db', Description: 'main database', Tags: [{ Key: 'team', Value: 'red' }] });
  create(cloud, { Name: 'app/queue' });
  create(cloud, { Name: 'other' });
  cloud.call('secretsmanager', 'DeleteSecret', { SecretId: 'other' });
  const list = (more: object = {}) => cloud.call('secretsmanager', 'ListSecrets', more);
  const names = (more: object = {}) => list(more).SecretList!.map(({ Name }) => Name);
  const by = (Key: 'name', ...Values: string[]) => ({ Filters: [{ Key, Values }] });
  expect(names()).toEqual(['app/db', 'app/queue']);
  expect(names({ IncludePlannedDeletion: true })).toHaveLength(3);
  expect(names(by('name', 'app/d'))).toEqual(['app/db']);
  expect(names(by('name', '!app/d'))).toEqual(['app/queue']);
  expect(names({ Filters: [{ Key: 'description', Values: ['DATA'] }] })).toEqual(['app/db']);
  expect(names({ Filters: [{ Key: 'tag-key', Values: ['team'] }] })).toEqual(['app/db']);
  const first = list({ MaxResults: 1 });
  expect(first.SecretList!.map(({ Name }) => Name)).toEqual(['app/db']);
  expect(names({ NextToken: first.NextToken })).toEqual(['app/queue']);
  expect(faultOf(() => list({ NextToken: 'x' }))).toMatch(/^InvalidNextTokenException/);
});

test('GetRandomPassword has characters of each kind that is not excluded', () => {
  using cloud = fresh();
  const make = (more: object = {}) =>
    cloud.call('secretsmanager', 'GetRandomPassword', more).RandomPassword ?? '';
  expect(make()).toHaveLength(32);
  const short = make({ PasswordLength: 4 });
  for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/]) expect(short).toMatch(kind);
  expect(make({ ExcludePunctuation: true, ExcludeCharacters: 'abc' })).toMatch(/^[d-zA-Z0-9]{32}$/);
  expect(make()).not.toBe(make());
  expect(faultOf(() => make({ PasswordLength: 3 }))).toMatch(/Password length is too short/);
});

describe('BatchGetSecretValue', () => {
  const batch = (cloud: Rehearsal, input: object) =>
    cloud.call('secretsmanager', 'BatchGetSecretValue', input);

  test('has the values that can be read, and an error for each other one', () => {
    using cloud = fresh();
    const { ARN } = create(cloud);
    create(cloud, { Name: 'gone' });
    cloud.call('secretsmanager', 'DeleteSecret', { SecretId: 'gone' });
    expect(batch(cloud, { SecretIdList: [ARN, 'none', 'gone'] })).toMatchObject({
      SecretValues: [{ ARN, Name: 'db', SecretString: 'one', VersionStages: ['AWSCURRENT'] }],
      Errors: [
        { SecretId: 'none', ErrorCode: 'ResourceNotFoundException' },
        { SecretId: 'gone', ErrorCode: 'InvalidRequestException' },
      ],
    });
  });

  test('filters like ListSecrets, in pages', () => {
    using cloud = fresh();
    for (const Name of ['a1', 'a2', 'b1']) create(cloud, { Name });
    const Filters = [{ Key: 'name', Values: ['a'] }];
    const first = batch(cloud, { Filters, MaxResults: 1 });
    const { SecretValues, NextToken } = batch(cloud, { Filters, NextToken: first.NextToken });
    expect([first, { SecretValues }].map((each) => each.SecretValues!.map(({ Name }) => Name))).toEqual([
      ['a1'],
      ['a2'],
    ]);
    expect(NextToken).toBeUndefined();
  });

  test.each([
    [{}, "Either 'SecretIdList' or 'Filters' must be provided, but not both."],
    [
      { SecretIdList: ['a'], Filters: [] },
      "Either 'SecretIdList' or 'Filters' must be provided, but not both.",
    ],
    [
      { SecretIdList: ['a'], MaxResults: 1 },
      "'Filters' must also be specified when 'MaxResults' is provided.",
    ],
  ])('refuses %j', (input, message) => {
    using cloud = fresh();
    expect(faultOf(() => batch(cloud, input))).toContain(message);
  });
});
