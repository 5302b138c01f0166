// The policy simulator: what policies decide, and which of them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { fault, trust } from './testing/documents.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [iam] });
});
afterEach(() => cloud[Symbol.dispose]());

const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const shop = 'arn:aws:s3:::shop/*';
const reads = policy({ Effect: 'Allow', Action: 's3:Get*', Resource: shop });
const guarded = policy(
  { Effect: 'Allow', Action: 's3:*', Resource: '*' },
  { Effect: 'Deny', Action: 's3:DeleteObject', Resource: shop },
);

const custom = (PolicyInputList: string[], ActionNames: string[], more: object = {}) =>
  cloud
    .call('iam', 'SimulateCustomPolicy', {
      PolicyInputList,
      ActionNames,
      ResourceArns: ['arn:aws:s3:::shop/a'],
      ...more,
    })
    .EvaluationResults!.map(({ EvalDecision, MatchedStatements }) =>
      [EvalDecision, ...MatchedStatements!.map(({ SourcePolicyId }) => SourcePolicyId)].join(' '),
    );
const ofPrincipal = (PolicySourceArn: string, ...ActionNames: string[]) =>
  cloud
    .call('iam', 'SimulatePrincipalPolicy', {
      PolicySourceArn,
      ActionNames,
      ResourceArns: ['arn:aws:s3:::shop/a'],
    })
    .EvaluationResults!.map(({ EvalDecision }) => EvalDecision);

test('says which policy allows or denies an action, and that none does', () => {
  expect(custom([reads, guarded], ['s3:GetObject', 's3:DeleteObject', 'ecs:RunTask'])).toEqual([
    'allowed PolicyInputList.1',
    'explicitDeny PolicyInputList.2',
    'implicitDeny',
  ]);
});

test('a condition looks at the context that is given', () => {
  const local = policy({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  });
  const from = (address: string) => ({
    ContextEntries: [{ ContextKeyName: 'aws:SourceIp', ContextKeyValues: [address], ContextKeyType: 'ip' }],
  });
  expect(custom([local], ['s3:GetObject'], from('10.1.2.3'))).toEqual(['allowed PolicyInputList.1']);
  expect(custom([local], ['s3:GetObject'], from('11.1.2.3'))).toEqual(['implicitDeny']);
});

test('a permissions boundary allows nothing by itself, and keeps out what it does not allow', () => {
  const { EvaluationResults } = cloud.call('iam', 'SimulateCustomPolicy', {
    PolicyInputList: [guarded],
    PermissionsBoundaryPolicyInputList: [reads],
    ActionNames: ['s3:GetObject', 's3:PutObject'],
    ResourceArns: ['arn:aws:s3:::shop/a'],
  });
  expect(
    EvaluationResults!.map(({ EvalDecision, PermissionsBoundaryDecisionDetail: detail }) => [
      EvalDecision,
      detail?.AllowedByPermissionsBoundary,
    ]),
  ).toEqual([
    ['allowed', true],
    ['implicitDeny', false],
  ]);
});

test('a role is judged by its inline and its attached policies, and by its boundary', () => {
  const { Policy } = cloud.call('iam', 'CreatePolicy', { PolicyName: 'reads', PolicyDocument: reads });
  const { Role } = cloud.call('iam', 'CreateRole', { RoleName: 'task', AssumeRolePolicyDocument: trust });
  const decided = () => ofPrincipal(Role!.Arn!, 's3:GetObject', 's3:DeleteObject', 's3:PutObject');
  expect(decided()).toEqual(['implicitDeny', 'implicitDeny', 'implicitDeny']);
  cloud.call('iam', 'AttachRolePolicy', { RoleName: 'task', PolicyArn: Policy!.Arn });
  expect(decided()).toEqual(['allowed', 'implicitDeny', 'implicitDeny']);
  cloud.call('iam', 'PutRolePolicy', { RoleName: 'task', PolicyName: 'all', PolicyDocument: guarded });
  expect(decided()).toEqual(['allowed', 'explicitDeny', 'allowed']);
  cloud.call('iam', 'PutRolePermissionsBoundary', { RoleName: 'task', PermissionsBoundary: Policy!.Arn });
  expect(decided()).toEqual(['allowed', 'explicitDeny', 'implicitDeny']);
});

test('a user has the policies of its groups too', () => {
  const { User } = cloud.call('iam', 'CreateUser', { UserName: 'ada' });
  const { Group } = cloud.call('iam', 'CreateGroup', { GroupName: 'readers' });
  cloud.call('iam', 'PutGroupPolicy', { GroupName: 'readers', PolicyName: 'reads', PolicyDocument: reads });
  expect(ofPrincipal(Group!.Arn!, 's3:GetObject')).toEqual(['allowed']);
  expect(ofPrincipal(User!.Arn!, 's3:GetObject')).toEqual(['implicitDeny']);
  cloud.call('iam', 'AddUserToGroup', { GroupName: 'readers', UserName: 'ada' });
  expect(ofPrincipal(User!.Arn!, 's3:GetObject', 's3:PutObject')).toEqual(['allowed', 'implicitDeny']);
});

const unknownDocument = 'arn:aws:iam::aws:policy/AWSSupportAccess';

test('evaluates AWS managed policies whose documents are known', () => {
  const { Role } = cloud.call('iam', 'CreateRole', { RoleName: 'task', AssumeRolePolicyDocument: trust });
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
  cloud.call('iam', 'AttachRolePolicy', { RoleName: 'task', PolicyArn });
  expect(ofPrincipal(Role!.Arn!, 's3:GetObject', 's3:PutObject')).toEqual(['allowed', 'implicitDeny']);
});

test('does not guess what an AWS managed policy allows', () => {
  const { Role } = cloud.call('iam', 'CreateRole', { RoleName: 'task', AssumeRolePolicyDocument: trust });
  cloud.call('iam', 'AttachRolePolicy', { RoleName: 'task', PolicyArn: unknownDocument });
  expect(() => ofPrincipal(Role!.Arn!, 's3:GetObject')).toThrow(
    fault(
      'NotImplemented',
      `Drydock does not know the document of ${unknownDocument}, and cannot say what it allows.`,
    ),
  );
});

test('refuses what is no policy, no principal, or nobody', () => {
  expect(() => custom(['{'], ['s3:GetObject'])).toThrow(fault('MalformedPolicyDocument', /./));
  expect(() => ofPrincipal('arn:aws:iam::000000000000:policy/reads', 's3:GetObject')).toThrow(
    fault('InvalidInput', /does not clearly define entity type and name/),
  );
  expect(() => ofPrincipal('arn:aws:iam::000000000000:role/nobody', 's3:GetObject')).toThrow(
    fault('NoSuchEntity', 'The role with name nobody cannot be found.'),
  );
});

test('results come in pages', () => {
  const all = { PolicyInputList: [reads], ActionNames: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'] };
  const first = cloud.call('iam', 'SimulateCustomPolicy', { ...all, MaxItems: 2 });
  expect([first.EvaluationResults!.length, first.IsTruncated]).toEqual([2, true]);
  const second = cloud.call('iam', 'SimulateCustomPolicy', { ...all, MaxItems: 2, Marker: first.Marker });
  expect([second.EvaluationResults!.length, second.IsTruncated]).toEqual([1, false]);
  const names = [...first.EvaluationResults!, ...second.EvaluationResults!].map(
    (each) => each.EvalActionName,
  );
  expect([...names].sort()).toEqual([...all.ActionNames].sort());
});
