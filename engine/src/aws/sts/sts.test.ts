import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { iam } from '../iam/index.ts';
import { fault, trust } from '../iam/testing/documents.ts';
import { sts } from './index.ts';

const start = () => {
  const cloud = rehearse({ services: [iam, sts], account: '123456789012' });
  cloud.call('iam', 'CreateRole', { RoleName: 'r', Path: '/team/', AssumeRolePolicyDocument: trust });
  const assume = (name: string, DurationSeconds?: number, RoleSessionName = 'session') =>
    cloud.call('sts', 'AssumeRole', {
      RoleArn: `arn:aws:iam::123456789012:role/${name}`,
      RoleSessionName,
      DurationSeconds,
    });
  return { cloud, assume };
};

test('AssumeRole gives credentials for a role that exists, for an hour', () => {
  const { cloud, assume } = start();
  using _ = cloud;
  const { AssumedRoleUser, Credentials } = assume('team/r');
  expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::123456789012:assumed-role/r/session');
  expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
  expect(Credentials?.Expiration).toEqual(new Date(cloud.clock.now() + 3_600_000));
});

test('AssumeRole refuses a role that does not exist, and a session that is longer than the role’s', () => {
  const { cloud, assume } = start();
  using _ = cloud;
  expect(() => assume('other')).toThrow(
    fault(
      'AccessDenied',
      'User: arn:aws:iam::123456789012:root is not authorized to perform: sts:AssumeRole on resource: ' +
        'arn:aws:iam::123456789012:role/other',
    ),
  );
  const tooLong = fault(
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  );
  expect(() => assume('team/r', 7200)).toThrow(tooLong);
  cloud.call('iam', 'UpdateRole', { RoleName: 'r', MaxSessionDuration: 7200 });
  expect(assume('team/r', 7200).Credentials?.Expiration).toEqual(new Date(cloud.clock.now() + 7_200_000));
  expect(() => assume('team/r', 899)).toThrow(fault('ValidationError', /greater than or equal to 900/));
  expect(() => assume('team/r', 900, 'a b')).toThrow(fault('ValidationError', /at 'roleSessionName'/));
});

test('GetSessionToken gives credentials for twelve hours, or as long as the caller asks', () => {
  const { cloud } = start();
  using _ = cloud;
  const seconds = (DurationSeconds?: number) => {
    const { Credentials } = cloud.call('sts', 'GetSessionToken', { DurationSeconds });
    expect(Credentials?.SessionToken).toMatch(/^\w{320}$/);
    return (Credentials!.Expiration!.getTime() - cloud.clock.now()) / 1000;
  };
  expect(seconds()).toBe(43_200);
  expect(seconds(900)).toBe(900);
  expect(seconds(129_600)).toBe(129_600);
  expect(() => seconds(60)).toThrow(fault('ValidationError', /^1 validation error detected: Value '60'/));
  for (const tooLong of [129_601, 2 ** 53, 1e300]) {
    expect(() => seconds(tooLong)).toThrow(fault('ValidationError', /less than or equal to 129600/));
  }
});

test('the caller and every access key belong to the one account', () => {
  const { cloud } = start();
  using _ = cloud;
  expect(cloud.call('sts', 'GetCallerIdentity', {})).toEqual({
    UserId: '123456789012',
    Account: '123456789012',
    Arn: 'arn:aws:iam::123456789012:root',
  });
  const { Credentials } = cloud.call('sts', 'GetSessionToken', {});
  const { Account } = cloud.call('sts', 'GetAccessKeyInfo', { AccessKeyId: Credentials?.AccessKeyId });
  expect(Account).toBe('123456789012');
});

test('AssumeRoleWithWebIdentity refuses what is no token, and tokens of providers that the account does not have', () => {
  const { cloud } = start();
  using _ = cloud;
  const assume = (WebIdentityToken: string) =>
    cloud.call('sts', 'AssumeRoleWithWebIdentity', {
      RoleArn: 'arn:aws:iam::123456789012:role/team/r',
      RoleSessionName: 'session',
      WebIdentityToken,
    });
  expect(() => assume('access')).toThrow(fault('InvalidIdentityToken', /is not a valid JWT/));
  const payload = { iss: 'https://example.com', sub: 's', aud: 'a' };
  const token = `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`;
  expect(() => assume(token)).toThrow(
    fault('InvalidIdentityToken', 'No OpenIDConnect provider found in your account for https://example.com'),
  );
});
