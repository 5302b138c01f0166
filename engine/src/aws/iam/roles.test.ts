import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { allow, awsManaged, fault, trust } from './testing/documents.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [iam] });
});
afterEach(() => cloud[Symbol.dispose]());

const create = (RoleName: string, more: object = {}) =>
  cloud.call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust, ...more }).Role!;
const role = (RoleName = 'r') => cloud.call('iam', 'GetRole', { RoleName }).Role!;
const noRole = fault('NoSuchEntity', 'The role with name other cannot be found.');

describe('a role', () => {
  test('is created with AWS’s defaults, and its name is taken from then on', () => {
    const created = create('r');
    expect(created).toMatchObject({
      Path: '/',
      Arn: 'arn:aws:iam::000000000000:role/r',
      RoleId: expect.stringMatching(/^AROA[A-Z0-9]{17}$/),
      MaxSessionDuration: 3600,
    });
    expect(decodeURIComponent(role().AssumeRolePolicyDocument!)).toBe(trust);
    expect(() => create('r')).toThrow(fault('EntityAlreadyExists', 'Role with name r already exists.'));
    expect(() => role('other')).toThrow(noRole);
  });

  test.each([
    [{ RoleName: 'a b' }, /The specified value for roleName is invalid/],
    [{ RoleName: 'x'.repeat(65) }, /length less than or equal to 64/],
    [{ Path: 'team' }, /The specified value for path is invalid/],
    [{ Path: '/aws-service-role/ecs.amazonaws.com/' }, /reserved/],
  ])('is refused with %j', (change, message) => {
    expect(() => create('r', change)).toThrow(fault('ValidationError', message));
  });

  test('changes its description, session length and trust policy', () => {
    create('r', { Description: 'one' });
    cloud.call('iam', 'UpdateRole', { RoleName: 'r', MaxSessionDuration: 7200 });
    expect(role()).toMatchObject({ Description: 'one', MaxSessionDuration: 7200 });
    cloud.call('iam', 'UpdateRole', { RoleName: 'r', Description: 'two' });
    expect(role()).toMatchObject({ Description: 'two', MaxSessionDuration: 7200 });
    const changed = cloud.call('iam', 'UpdateRoleDescription', { RoleName: 'r', Description: 'three' });
    expect(changed.Role?.Description).toBe('three');
    expect(role().Description).toBe('three');

    const ecs = trust.replace('ec2', 'ecs-tasks');
    cloud.call('iam', 'UpdateAssumeRolePolicy', { RoleName: 'r', PolicyDocument: ecs });
    expect(decodeURIComponent(role().AssumeRolePolicyDocument!)).toBe(ecs);
    const bad = { RoleName: 'r', PolicyDocument: allow() };
    expect(() => cloud.call('iam', 'UpdateAssumeRolePolicy', bad)).toThrow(
      fault('MalformedPolicyDocument', 'Has prohibited field Resource'),
    );
    expect(decodeURIComponent(role().AssumeRolePolicyDocument!)).toBe(ecs);
    const other = { RoleName: 'other', Description: '' };
    expect(() => cloud.call('iam', 'UpdateRole', other)).toThrow(noRole);
    expect(() => cloud.call('iam', 'UpdateRoleDescription', other)).toThrow(noRole);
  });

  test('has a permissions boundary, which must be an existing policy', () => {
    const missing = 'arn:aws:iam::000000000000:policy/missing';
    const refused = fault('NoSuchEntity', `Scope ARN: ${missing} does not exist or is not attachable.`);
    expect(() => create('r', { PermissionsBoundary: missing })).toThrow(refused);
    create('r');
    const put = (PermissionsBoundary: string) =>
      cloud.call('iam', 'PutRolePermissionsBoundary', { RoleName: 'r', PermissionsBoundary });
    expect(() => put(missing)).toThrow(refused);
    const { Policy } = cloud.call('iam', 'CreatePolicy', { PolicyName: 'b', PolicyDocument: allow() });
    put(Policy!.Arn!);
    expect(role().PermissionsBoundary).toEqual({
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: Policy!.Arn,
    });
    expect(cloud.call('iam', 'GetPolicy', { PolicyArn: Policy!.Arn }).Policy).toMatchObject({
      PermissionsBoundaryUsageCount: 1,
      AttachmentCount: 0,
    });
    expect(cloud.call('iam', 'ListRoles', {}).Roles?.[0]).not.toHaveProperty('PermissionsBoundary');
    cloud.call('iam', 'DeleteRolePermissionsBoundary', { RoleName: 'r' });
    expect(role()).not.toHaveProperty('PermissionsBoundary');
  });

  test('is tagged: a repeated key replaces the value, and the list of tags has pages', () => {
    create('r', { Tags: [{ Key: 'a', Value: '1' }] });
    const Tags = [
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '3' },
    ];
    cloud.call('iam', 'TagRole', { RoleName: 'r', Tags });
    expect(role().Tags).toEqual(Tags);
    const first = cloud.call('iam', 'ListRoleTags', { RoleName: 'r', MaxItems: 1 });
    expect(first).toMatchObject({ Tags: [{ Key: 'a', Value: '2' }], IsTruncated: true });
    cloud.call('iam', 'UntagRole', { RoleName: 'r', TagKeys: ['a', 'not there'] });
    const rest = cloud.call('iam', 'ListRoleTags', { RoleName: 'r', Marker: first.Marker });
    expect(rest).toEqual({ Tags: [{ Key: 'b', Value: '3' }], IsTruncated: false });
    expect(() => cloud.call('iam', 'TagRole', { RoleName: 'other', Tags })).toThrow(noRole);
    expect(() => cloud.call('iam', 'UntagRole', { RoleName: 'other', TagKeys: [] })).toThrow(noRole);
    expect(() => cloud.call('iam', 'ListRoleTags', { RoleName: 'other' })).toThrow(noRole);
  });

  test('cannot be deleted while it is in an instance profile or has policies', () => {
    create('r');
    cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'p' });
    cloud.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'p', RoleName: 'r' });
    cloud.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'inline', PolicyDocument: allow() });
    cloud.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn: awsManaged });
    const remove = () => cloud.call('iam', 'DeleteRole', { RoleName: 'r' });
    const conflict = (what: string) => fault('DeleteConflict', `Cannot delete entity, must ${what} first.`);
    expect(remove).toThrow(conflict('remove roles from instance profile'));
    cloud.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'p', RoleName: 'r' });
    expect(remove).toThrow(conflict('detach all policies'));
    cloud.call('iam', 'DetachRolePolicy', { RoleName: 'r', PolicyArn: awsManaged });
    expect(remove).toThrow(conflict('delete policies'));
    cloud.call('iam', 'DeleteRolePolicy', { RoleName: 'r', PolicyName: 'inline' });
    remove();
    expect(() => role()).toThrow('The role with name r cannot be found.');
  });
});

test('roles are listed by path and in pages that a deletion in between does not shift', () => {
  for (const name of ['a', 'b', 'c', 'd']) create(name, { Path: name === 'd' ? '/team/' : '/' });
  const names = (input: object) => {
    const { Roles, Marker } = cloud.call('iam', 'ListRoles', input);
    return { names: Roles!.map(({ RoleName }) => RoleName).join(''), Marker };
  };
  expect(names({ PathPrefix: '/team/' }).names).toBe('d');
  const first = names({ MaxItems: 2 });
  expect(first.names).toBe('ab');
  cloud.call('iam', 'DeleteRole', { RoleName: 'a' });
  expect(names({ Marker: first.Marker }).names).toBe('cd');
  expect(() => names({ Marker: 'nonsense' })).toThrow(fault('InvalidInput', 'Invalid Marker: nonsense'));
});

describe('inline policies of a role', () => {
  const put = (PolicyName: string, PolicyDocument = allow()) =>
    cloud.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName, PolicyDocument });
  const read = (PolicyName: string) => cloud.call('iam', 'GetRolePolicy', { RoleName: 'r', PolicyName });

  test('are put, replaced, read and listed', () => {
    create('r');
    put('two');
    put('one', allow('arn:aws:s3:::a'));
    put('one', allow('arn:aws:s3:::b'));
    expect(read('one')).toMatchObject({ RoleName: 'r', PolicyName: 'one' });
    expect(decodeURIComponent(read('one').PolicyDocument!)).toBe(allow('arn:aws:s3:::b'));
    expect(cloud.call('iam', 'ListRolePolicies', { RoleName: 'r' }).PolicyNames).toEqual(['one', 'two']);
    const first = cloud.call('iam', 'ListRolePolicies', { RoleName: 'r', MaxItems: 1 });
    cloud.call('iam', 'DeleteRolePolicy', { RoleName: 'r', PolicyName: 'one' });
    const rest = cloud.call('iam', 'ListRolePolicies', { RoleName: 'r', Marker: first.Marker });
    expect(rest).toEqual({ PolicyNames: ['two'], IsTruncated: false });
    const gone = fault('NoSuchEntity', 'The role policy with name one cannot be found.');
    expect(() => read('one')).toThrow(gone);
    expect(() => cloud.call('iam', 'DeleteRolePolicy', { RoleName: 'r', PolicyName: 'one' })).toThrow(gone);
    expect(() => cloud.call('iam', 'ListRolePolicies', { RoleName: 'other' })).toThrow(noRole);
  });
});

describe('managed policies of a role', () => {
  test('are attached once, listed by path and in pages, and detached', () => {
    create('r');
    const mine = cloud.call('iam', 'CreatePolicy', {
      // The name of an AWS managed policy: only the ARNs differ.
      PolicyName: 'AmazonSSMManagedInstanceCore',
      Path: '/team/',
      PolicyDocument: allow(),
    }).Policy!.Arn!;
    for (const PolicyArn of [mine, awsManaged, awsManaged]) {
      cloud.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn });
    }
    const list = (input: object = {}) =>
      cloud.call('iam', 'ListAttachedRolePolicies', { RoleName: 'r', ...input });
    expect(list().AttachedPolicies?.map(({ PolicyArn }) => PolicyArn)).toEqual([mine, awsManaged]);
    expect(list({ PathPrefix: '/team/' }).AttachedPolicies).toEqual([
      { PolicyName: 'AmazonSSMManagedInstanceCore', PolicyArn: mine },
    ]);
    const first = list({ MaxItems: 1 });
    expect(list({ Marker: first.Marker }).AttachedPolicies?.[0]?.PolicyArn).toBe(awsManaged);

    const missing = 'arn:aws:iam::000000000000:policy/missing';
    const attach = (PolicyArn: string) => cloud.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn });
    expect(() => attach(missing)).toThrow(
      fault('NoSuchEntity', `Policy ${missing} does not exist or is not attachable.`),
    );
    expect(() => attach('policy')).toThrow(fault('InvalidInput', 'ARN policy is not valid.'));
    cloud.call('iam', 'DetachRolePolicy', { RoleName: 'r', PolicyArn: mine });
    expect(list().AttachedPolicies).toHaveLength(1);
    expect(() => cloud.call('iam', 'DetachRolePolicy', { RoleName: 'r', PolicyArn: mine })).toThrow(
      fault('NoSuchEntity', `Policy ${mine} was not found.`),
    );
  });
});

test.each([
  ['a principal that is not a service', trust.replace('ec2.amazonaws.com', 'ec2')],
  ['a principal that is nobody', trust.replace('"Service":"ec2.amazonaws.com"', '"AWS":"nobody"')],
  [
    'a role that does not exist',
    trust.replace('"Service":"ec2.amazonaws.com"', '"AWS":"arn:aws:iam::000000000000:role/none"'),
  ],
  ['a principal of no kind', trust.replace('"Service"', '"Services"')],
  ['an empty principal', trust.replace('"Service":"ec2.amazonaws.com"', '')],
  ['a resource', trust.replace('"Action"', '"Resource":"*","Action"')],
  ['an action of another service', trust.replace('sts:AssumeRole', 's3:GetObject')],
  ['no principal', trust.replace('"Principal"', '"Condition"')],
])('a trust policy with %s is malformed', (_what, AssumeRolePolicyDocument) => {
  expect(() => create('r', { AssumeRolePolicyDocument })).toThrow(fault('MalformedPolicyDocument', /./));
});
