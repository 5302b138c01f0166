import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { file, generateManagedPolicies } from '../../../scripts/generate-managed-policies.ts';
import {
  file as documentsFile,
  generateManagedPolicyDocuments,
} from '../../../scripts/generate-managed-policy-documents.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { allow, awsManaged, fault, trust } from './testing/documents.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [iam] });
});
afterEach(() => cloud[Symbol.dispose]());

const create = (PolicyName: string, more: object = {}) =>
  cloud.call('iam', 'CreatePolicy', { PolicyName, PolicyDocument: allow(), ...more }).Policy!;
const addVersion = (PolicyArn: string, bucket: string, SetAsDefault?: boolean) =>
  cloud.call('iam', 'CreatePolicyVersion', {
    PolicyArn,
    PolicyDocument: allow(`arn:aws:s3:::${bucket}/*`),
    SetAsDefault,
  }).PolicyVersion!;
const versions = (PolicyArn: string) =>
  cloud
    .call('iam', 'ListPolicyVersions', { PolicyArn })
    .Versions!.map(({ VersionId, IsDefaultVersion }) => `${VersionId}${IsDefaultVersion ? ' default' : ''}`);
const missing = 'arn:aws:iam::000000000000:policy/missing';
const notFound = fault('NoSuchEntity', `Policy ${missing} was not found.`);

test.each([
  ['not JSON', '{'],
  ['no Statement', '{}'],
  ['a principal', allow().replace('"Action"', '"Principal":"*","Action"')],
  ['an action without a service', allow().replace('s3:GetObject', 'GetObject')],
  ['a resource that is not an ARN', allow('bucket')],
])('an identity policy with %s is malformed', (_what, PolicyDocument) => {
  expect(() => create('p', { PolicyDocument })).toThrow(fault('MalformedPolicyDocument', /./));
  expect(cloud.call('iam', 'ListPolicies', { Scope: 'Local' }).Policies).toEqual([]);
});

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const syntax = 'Syntax errors in policy.';

test.each([
  ['an unknown member', [{ ...statement, Foo: 1 }], syntax],
  ['Action and NotAction', [{ ...statement, NotAction: 's3:*' }], syntax],
  ['Resource and NotResource', [{ ...statement, NotResource: 'arn:aws:s3:::b' }], syntax],
  ['a condition that is a text', [{ ...statement, Condition: 'x' }], syntax],
  [
    'an unknown operator',
    [{ ...statement, Condition: { StringEqual: { a: 'b' } } }],
    'Invalid Condition type : StringEqual.',
  ],
  [
    'a Sid with a space',
    [{ ...statement, Sid: 'a b' }],
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
  [
    'a Sid twice',
    [
      { ...statement, Sid: 'A' },
      { ...statement, Sid: 'A' },
    ],
    'Statement IDs (SID) in a single policy must be unique.',
  ],
])('a statement with %s is malformed', (_what, Statement, text) => {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  expect(() => create('p', { PolicyDocument })).toThrow(fault('MalformedPolicyDocument', text));
});

test.each([
  'StringLike',
  'ForAnyValue:StringEquals',
  'ArnLikeIfExists',
  'NumericLessThanEquals',
  'Bool',
  'Null',
])('the operator %s is fine', (operator) => {
  const Statement = [{ ...statement, Condition: { [operator]: { 'aws:SourceArn': 'true' } } }];
  expect(
    create('p', { PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }).Arn,
  ).toBeDefined();
});

const attach = (policy: string) => {
  cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust });
  cloud.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn: `arn:aws:iam::aws:policy/${policy}` });
};

test.each([
  'AmazonECSTaskExecutionRolePolicy',
  'service-role/AmazonECSTaskExecutionRolePolciy',
  'AmazonSSMManagedInstancecore',
  'service-role/AmazonSSMManagedInstanceCore',
])('AWS has no managed policy %s', (policy) => {
  expect(() => attach(policy)).toThrow(
    fault('NoSuchEntity', `Policy arn:aws:iam::aws:policy/${policy} does not exist or is not attachable.`),
  );
});

test.each([
  'service-role/AmazonECSTaskExecutionRolePolicy',
  'AmazonECSInfrastructureRolePolicyForLoadBalancers',
  'service-role/AmazonEC2ContainerServiceforEC2Role',
  'AmazonBrandNewThingFullAccess',
])('AWS has the managed policy %s, or may have it by now', (policy) => {
  attach(policy);
  expect(cloud.call('iam', 'ListAttachedRolePolicies', { RoleName: 'r' }).AttachedPolicies).toHaveLength(1);
});

const fresh = generateManagedPolicies();
test.skipIf(fresh === undefined)(
  'the list of managed policies is what moto carries (if not: npm run generate)',
  () => {
    expect(readFileSync(file, 'utf8')).toBe(fresh);
  },
);

const freshDocuments = generateManagedPolicyDocuments();
test.skipIf(freshDocuments === undefined)(
  'the documents of managed policies are what moto carries (if not: npm run generate)',
  () => {
    expect(readFileSync(documentsFile, 'utf8')).toBe(freshDocuments);
  },
);

test('a name is unique over all paths', () => {
  expect(create('p', { Path: '/a/' }).Arn).toBe('arn:aws:iam::000000000000:policy/a/p');
  expect(() => create('p', { Path: '/b/' })).toThrow(
    fault('EntityAlreadyExists', 'A policy called p already exists. Duplicate names are not allowed.'),
  );
});

test('a policy has at most five versions, and each is read URL-encoded', () => {
  const arn = create('p').Arn!;
  for (const n of [2, 3, 4, 5]) addVersion(arn, `b${n}`, true);
  expect(() => addVersion(arn, 'b6')).toThrow(
    fault('LimitExceeded', /^A managed policy can have up to 5 versions/),
  );
  const { PolicyVersion } = cloud.call('iam', 'GetPolicyVersion', { PolicyArn: arn, VersionId: 'v5' });
  expect(PolicyVersion?.IsDefaultVersion).toBe(true);
  expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(allow('arn:aws:s3:::b5/*'));
  expect(() => cloud.call('iam', 'GetPolicyVersion', { PolicyArn: arn, VersionId: 'v9' })).toThrow(
    fault('NoSuchEntity', `Policy ${arn} version v9 does not exist or is not attachable.`),
  );
});

test('versions are listed newest first, the default one can be changed, and an id is never used twice', () => {
  const arn = create('p').Arn!;
  cloud.advance(1000);
  for (let n = 2; n <= 10; n++) {
    if (n > 5) cloud.call('iam', 'DeletePolicyVersion', { PolicyArn: arn, VersionId: `v${n - 4}` });
    addVersion(arn, 'b');
  }
  expect(versions(arn)).toEqual(['v10', 'v9', 'v8', 'v7', 'v1 default']);
  const first = cloud.call('iam', 'ListPolicyVersions', { PolicyArn: arn, MaxItems: 2 });
  cloud.call('iam', 'DeletePolicyVersion', { PolicyArn: arn, VersionId: 'v10' });
  const rest = cloud.call('iam', 'ListPolicyVersions', { PolicyArn: arn, Marker: first.Marker });
  expect(rest.Versions?.map(({ VersionId }) => VersionId)).toEqual(['v8', 'v7', 'v1']);

  cloud.call('iam', 'SetDefaultPolicyVersion', { PolicyArn: arn, VersionId: 'v8' });
  expect(versions(arn)).toEqual(['v9', 'v8 default', 'v7', 'v1']);
  const { Policy } = cloud.call('iam', 'GetPolicy', { PolicyArn: arn });
  expect(Policy?.DefaultVersionId).toBe('v8');
  expect(Policy!.UpdateDate!.getTime()).toBeGreaterThan(Policy!.CreateDate!.getTime());
  expect(() => cloud.call('iam', 'DeletePolicyVersion', { PolicyArn: arn, VersionId: 'v8' })).toThrow(
    fault('DeleteConflict', 'Cannot delete the default version of a policy.'),
  );
  const gone = fault('NoSuchEntity', `Policy ${arn} version v10 does not exist or is not attachable.`);
  const v10 = { PolicyArn: arn, VersionId: 'v10' };
  expect(() => cloud.call('iam', 'DeletePolicyVersion', v10)).toThrow(gone);
  expect(() => cloud.call('iam', 'SetDefaultPolicyVersion', v10)).toThrow(gone);
  expect(addVersion(arn, 'b').VersionId).toBe('v11');
});

test('policies are listed by scope, use and path, without what only GetPolicy returns', () => {
  cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust });
  const used = create('used', { Path: '/team/', Description: 'x', Tags: [{ Key: 'a', Value: '1' }] }).Arn!;
  create('unused');
  for (const PolicyArn of [used, awsManaged]) {
    cloud.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn });
  }
  const list = (input: object = {}) =>
    cloud.call('iam', 'ListPolicies', input).Policies!.map(({ PolicyName }) => PolicyName);
  expect(list()).toEqual(['AmazonSSMManagedInstanceCore', 'unused', 'used']);
  expect(list({ Scope: 'Local' })).toEqual(['unused', 'used']);
  expect(list({ Scope: 'AWS' })).toEqual(['AmazonSSMManagedInstanceCore']);
  expect(list({ Scope: 'Local', OnlyAttached: true })).toEqual(['used']);
  expect(list({ PathPrefix: '/team/' })).toEqual(['used']);
  const [listed] = cloud.call('iam', 'ListPolicies', { PathPrefix: '/team/' }).Policies!;
  expect(listed).toMatchObject({ Arn: used, AttachmentCount: 1 });
  expect(listed).not.toHaveProperty('Description');
  expect(listed).not.toHaveProperty('Tags');
  expect(cloud.call('iam', 'GetPolicy', { PolicyArn: used }).Policy).toMatchObject({
    Description: 'x',
    Tags: [{ Key: 'a', Value: '1' }],
  });

  const first = cloud.call('iam', 'ListPolicies', { MaxItems: 1 });
  create('AAA');
  expect(list({ Marker: first.Marker })).toEqual(['unused', 'used']);
});

test('the roles that a policy is attached to are listed, for AWS managed policies too', () => {
  const mine = create('p').Arn!;
  for (const RoleName of ['b', 'a']) {
    cloud.call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust });
    cloud.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn: mine });
  }
  cloud.call('iam', 'AttachRolePolicy', { RoleName: 'a', PolicyArn: awsManaged });
  const list = (PolicyArn: string, input: object = {}) =>
    cloud.call('iam', 'ListEntitiesForPolicy', { PolicyArn, ...input });
  const names = (...args: Parameters<typeof list>) => list(...args).PolicyRoles!.map((role) => role.RoleName);
  expect(names(mine)).toEqual(['a', 'b']);
  expect(list(mine)).toMatchObject({ PolicyUsers: [], PolicyGroups: [], IsTruncated: false });
  expect(names(mine, { Marker: list(mine, { MaxItems: 1 }).Marker })).toEqual(['b']);
  expect(names(awsManaged)).toEqual(['a']);
  expect(() => list(missing)).toThrow(notFound);
});

test('a policy is tagged', () => {
  const PolicyArn = create('p', { Tags: [{ Key: 'a', Value: '1' }] }).Arn!;
  cloud.call('iam', 'TagPolicy', { PolicyArn, Tags: [{ Key: 'b', Value: '2' }] });
  const first = cloud.call('iam', 'ListPolicyTags', { PolicyArn, MaxItems: 1 });
  expect(first).toMatchObject({ Tags: [{ Key: 'a', Value: '1' }], IsTruncated: true });
  cloud.call('iam', 'UntagPolicy', { PolicyArn, TagKeys: ['a'] });
  expect(cloud.call('iam', 'ListPolicyTags', { PolicyArn, Marker: first.Marker })).toEqual({
    Tags: [{ Key: 'b', Value: '2' }],
    IsTruncated: false,
  });
  expect(() => cloud.call('iam', 'ListPolicyTags', { PolicyArn: missing })).toThrow(notFound);
  expect(() => cloud.call('iam', 'TagPolicy', { PolicyArn: missing, Tags: [] })).toThrow(notFound);
  expect(() => cloud.call('iam', 'UntagPolicy', { PolicyArn: missing, TagKeys: [] })).toThrow(notFound);
});

test('a policy cannot be deleted while a role has it or it has several versions', () => {
  const PolicyArn = create('p').Arn!;
  const remove = () => cloud.call('iam', 'DeletePolicy', { PolicyArn });
  cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust });
  cloud.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn });
  expect(remove).toThrow(fault('DeleteConflict', 'Cannot delete a policy attached to entities.'));
  cloud.call('iam', 'DetachRolePolicy', { RoleName: 'r', PolicyArn });
  addVersion(PolicyArn, 'b');
  expect(remove).toThrow(fault('DeleteConflict', /^This policy has more than one version/));
  cloud.call('iam', 'DeletePolicyVersion', { PolicyArn, VersionId: 'v2' });
  remove();
  expect(() => cloud.call('iam', 'GetPolicy', { PolicyArn })).toThrow(`Policy ${PolicyArn} was not found.`);
});

test('an AWS managed policy is known by its ARN, and so is the document of some', () => {
  const { Policy } = cloud.call('iam', 'GetPolicy', { PolicyArn: awsManaged });
  expect(Policy).toMatchObject({ PolicyName: 'AmazonSSMManagedInstanceCore', Path: '/', AttachmentCount: 0 });
  const version = (PolicyArn: string, VersionId = 'v1') =>
    cloud.call('iam', 'GetPolicyVersion', { PolicyArn, VersionId }).PolicyVersion;
  expect(JSON.parse(decodeURIComponent(version(awsManaged)!.Document!)).Version).toBe('2012-10-17');
  expect(() => version(awsManaged, 'v999')).toThrow(fault('NoSuchEntity', /v999/));
  const other = 'arn:aws:iam::aws:policy/AWSSupportAccess';
  expect(() => version(other)).toThrow(
    fault('ServiceFailure', `Drydock does not have the document of the AWS managed policy ${other}.`),
  );
});
