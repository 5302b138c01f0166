import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { sts } from '../sts/index.ts';
import { iam } from './index.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const allow = (resource = '*') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }],
  });

const code = (attempt: () => unknown): string => {
  try {
    attempt();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no fault';
};

test('a role cannot be deleted while it is in a profile or holds policies', () => {
  using cloud = rehearse({ services: [iam] });
  cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust });
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'p' });
  cloud.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'p', RoleName: 'r' });
  cloud.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'inline', PolicyDocument: allow() });
  const managed = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore';
  cloud.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn: managed });

  const remove = () => cloud.call('iam', 'DeleteRole', { RoleName: 'r' });
  expect(code(remove)).toBe('DeleteConflict');
  cloud.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'p', RoleName: 'r' });
  expect(code(remove)).toBe('DeleteConflict');
  cloud.call('iam', 'DetachRolePolicy', { RoleName: 'r', PolicyArn: managed });
  expect(code(remove)).toBe('DeleteConflict');
  cloud.call('iam', 'DeleteRolePolicy', { RoleName: 'r', PolicyName: 'inline' });
  expect(code(remove)).toBe('no fault');
  expect(code(() => cloud.call('iam', 'GetRole', { RoleName: 'r' }))).toBe('NoSuchEntity');
});

test.each([
  ['not JSON', '{'],
  ['no Statement', '{}'],
  ['a principal', allow().replace('"Action"', '"Principal":"*","Action"')],
  ['an action without a service', allow().replace('s3:GetObject', 'GetObject')],
  ['a resource that is no ARN', allow('bucket')],
])('an identity policy with %s is malformed', (_what, document) => {
  using cloud = rehearse({ services: [iam] });
  const attempt = () => cloud.call('iam', 'CreatePolicy', { PolicyName: 'p', PolicyDocument: document });
  expect(code(attempt)).toBe('MalformedPolicyDocument');
});

test.each([
  ['a service that is none', trust.replace('ec2.amazonaws.com', 'ec2')],
  ['a resource', trust.replace('"Action"', '"Resource":"*","Action"')],
  ['an action of another service', trust.replace('sts:AssumeRole', 's3:GetObject')],
  ['no principal', trust.replace('"Principal"', '"Condition"')],
])('a trust policy with %s is malformed', (_what, document) => {
  using cloud = rehearse({ services: [iam] });
  const attempt = () =>
    cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: document });
  expect(code(attempt)).toBe('MalformedPolicyDocument');
});

test('a managed policy keeps at most five versions, and shows its document URL-encoded', () => {
  using cloud = rehearse({ services: [iam] });
  const { Policy } = cloud.call('iam', 'CreatePolicy', { PolicyName: 'p', PolicyDocument: allow() });
  const version = (n: number) =>
    cloud.call('iam', 'CreatePolicyVersion', {
      PolicyArn: Policy?.Arn,
      PolicyDocument: allow(`arn:aws:s3:::b${n}/*`),
      SetAsDefault: true,
    });
  for (const n of [2, 3, 4, 5]) version(n);
  expect(code(() => version(6))).toBe('LimitExceeded');
  const read = cloud.call('iam', 'GetPolicyVersion', { PolicyArn: Policy?.Arn, VersionId: 'v5' });
  expect(decodeURIComponent(read.PolicyVersion?.Document ?? '')).toBe(allow('arn:aws:s3:::b5/*'));
});

test('STS gives credentials for a role that exists, and refuses one that does not', () => {
  using cloud = rehearse({ services: [iam, sts] });
  cloud.call('iam', 'CreateRole', { RoleName: 'r', Path: '/team/', AssumeRolePolicyDocument: trust });
  const assume = (RoleArn: string) =>
    cloud.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'session' });
  const given = assume('arn:aws:iam::000000000000:role/team/r');
  expect(given.AssumedRoleUser?.Arn).toBe('arn:aws:sts::000000000000:assumed-role/r/session');
  expect(given.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
  expect(code(() => assume('arn:aws:iam::000000000000:role/other'))).toBe('AccessDenied');
  expect(cloud.call('sts', 'GetCallerIdentity', {}).Account).toBe('000000000000');
});
