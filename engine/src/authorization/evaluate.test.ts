// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies have variables of this form.
import { expect, test } from 'vitest';
import { denialText } from './denial.ts';
import { evaluate, type NamedPolicy, type Policies } from './evaluate.ts';
import type { AccessRequest, Principal } from './request.ts';

type Statement = Readonly<Record<string, unknown>>;

const policy = (...Statement: Statement[]): NamedPolicy => ({
  name: 'inline',
  document: JSON.stringify({ Version: '2012-10-17', Statement }),
});
const allow = (Action: string | string[], Resource: string | string[] = '*', more: Statement = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const deny = (Action: string | string[], Resource: string | string[] = '*', more: Statement = {}) => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});

const account = '111122223333';
const roleArn = `arn:aws:iam::${account}:role/deploy`;
const session: Principal = {
  kind: 'role',
  arn: `arn:aws:sts::${account}:assumed-role/deploy/ci`,
  roleArn,
};
const user: Principal = { kind: 'user', arn: `arn:aws:iam::${account}:user/carlossalazar` };

const request = (
  action: string,
  resource: string | undefined,
  principal: Principal = user,
  values: Readonly<Record<string, readonly string[]>> = {},
): AccessRequest => ({ principal, action, resource, context: { values } });

const outcome = (of: AccessRequest, policies: Policies) => evaluate(of, policies).outcome;

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
test('a user’s policy and a bucket’s policy add up, and a deny in either wins', () => {
  const logs = 'arn:aws:s3:::amzn-s3-demo-bucket-carlossalazar-logs';
  const identity = [
    policy(
      allow(['s3:GetBucketLocation', 's3:ListAllMyBuckets'], 'arn:aws:s3:::*'),
      allow(['s3:GetObject', 's3:PutObject'], `${logs}/*`),
      deny('s3:*', ['arn:aws:s3:::*log*', 'arn:aws:s3:::*log*/*'], {
        Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'audit' } },
      }),
    ),
  ];
  const save = request('s3:PutObject', `${logs}/today`);
  expect(outcome(save, { identity })).toBe('explicitly denied');
  const own = [policy(allow(['s3:GetObject', 's3:PutObject'], `${logs}/*`))];
  expect(outcome(save, { identity: own })).toBe('allowed');
  const bucket = policy({ ...allow('s3:GetObject*', `${logs}/*`), Principal: { AWS: user.arn } });
  const read = request('s3:GetObjectAcl', `${logs}/today`);
  expect(outcome(read, { identity: own })).toBe('implicitly denied');
  expect(outcome(read, { identity: own, resource: bucket })).toBe('allowed');
  const closed = policy({ ...deny('s3:PutObject', `${logs}/*`), Principal: '*' });
  expect(outcome(save, { identity: own, resource: closed })).toBe('explicitly denied');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html
test('what no statement allows is denied implicitly, and what one denies explicitly stays denied', () => {
  const identity = [
    policy(allow(['iam:Get*', 'iam:List*']), deny('iam:*Report'), allow('iam:GenerateCredentialReport')),
  ];
  expect(outcome(request('iam:GetUser', '*'), { identity })).toBe('allowed');
  expect(outcome(request('iam:CreatePolicy', '*'), { identity })).toBe('implicitly denied');
  expect(outcome(request('iam:GenerateCredentialReport', '*'), { identity })).toBe('explicitly denied');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
test('a boundary grants nothing, and what it does not allow is not allowed', () => {
  const boundary = policy(allow(['s3:*', 'cloudwatch:*', 'ec2:*']));
  const identity = [policy(allow('iam:CreateUser'))];
  const create = request('iam:CreateUser', `arn:aws:iam::${account}:user/new`);
  expect(evaluate(create, { identity, boundary })).toEqual({
    outcome: 'implicitly denied',
    missing: 'permissions boundary',
  });
  expect(outcome(request('s3:ListBucket', 'arn:aws:s3:::b'), { identity, boundary })).toBe(
    'implicitly denied',
  );
  expect(
    outcome(request('s3:ListBucket', 'arn:aws:s3:::b'), { identity: [policy(allow('s3:*'))], boundary }),
  ).toBe('allowed');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
test('a boundary and a session policy limit what a resource grants to a role, and not what it grants to a session', () => {
  const resource = 'arn:aws:sqs:us-east-1:111122223333:queue';
  const send = request('sqs:SendMessage', resource, session);
  const limits = { identity: [], boundary: policy(allow('s3:*')), session: [policy(allow('s3:*'))] };
  const granting = (Principal: unknown) => policy({ ...allow('sqs:*', resource), Principal });
  expect(outcome(send, { ...limits, resource: granting({ AWS: roleArn }) })).toBe('implicitly denied');
  expect(outcome(send, { ...limits, resource: granting({ AWS: session.arn }) })).toBe('allowed');
  expect(outcome(send, { identity: [], resource: granting({ AWS: roleArn }) })).toBe('allowed');
  // The account: its own policies decide.
  expect(outcome(send, { identity: [], resource: granting({ AWS: account }) })).toBe('implicitly denied');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
test('a session has what both its role and its session policy allow', () => {
  const identity = [policy(allow(['s3:GetObject', 's3:PutObject']))];
  const limit = [policy(allow(['s3:GetObject', 'ec2:*']))];
  const of = (action: string) =>
    evaluate(request(action, 'arn:aws:s3:::b/k', session), { identity, session: limit });
  expect(of('s3:GetObject').outcome).toBe('allowed');
  expect(of('s3:PutObject')).toEqual({ outcome: 'implicitly denied', missing: 'session policy' });
  expect(of('ec2:RunInstances')).toEqual({ outcome: 'implicitly denied', missing: 'identity-based policy' });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
test('NotAction and NotResource are about all that is not listed', () => {
  const identity = [
    policy(
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::HRBucket', 'arn:aws:s3:::HRBucket/*'] },
    ),
  ];
  expect(outcome(request('ec2:RunInstances', '*'), { identity })).toBe('allowed');
  expect(outcome(request('iam:CreateUser', '*'), { identity })).toBe('implicitly denied');
  expect(outcome(request('s3:GetObject', 'arn:aws:s3:::HRBucket/k'), { identity })).toBe('allowed');
  expect(outcome(request('s3:GetObject', 'arn:aws:s3:::Other/k'), { identity })).toBe('explicitly denied');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
test('NotPrincipal denies all but those that are listed', () => {
  const resource = policy({
    Effect: 'Deny',
    NotPrincipal: { AWS: [user.arn, `arn:aws:iam::${account}:root`] },
    Action: 's3:*',
    Resource: '*',
  });
  const identity = [policy(allow('s3:*'))];
  expect(outcome(request('s3:GetObject', 'arn:aws:s3:::b/k'), { identity, resource })).toBe('allowed');
  const other: Principal = { kind: 'user', arn: 'arn:aws:iam::444455556666:user/other' };
  expect(outcome(request('s3:GetObject', 'arn:aws:s3:::b/k', other), { identity, resource })).toBe(
    'explicitly denied',
  );
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
test('a role is assumed by whom its trust policy names; where it names the account, the caller’s policies decide', () => {
  const trust = (Principal: unknown): Policies['resource'] => ({
    ...policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
    isRequired: true,
  });
  const assume = request('sts:AssumeRole', roleArn);
  const mayAssume = [policy(allow('sts:AssumeRole'))];
  expect(outcome(assume, { identity: mayAssume, resource: trust({ Service: 'ec2.amazonaws.com' }) })).toBe(
    'implicitly denied',
  );
  expect(outcome(assume, { identity: mayAssume, resource: trust({ AWS: account }) })).toBe('allowed');
  expect(outcome(assume, { identity: [], resource: trust({ AWS: account }) })).toBe('implicitly denied');
  expect(outcome(assume, { identity: [], resource: trust({ AWS: user.arn }) })).toBe('allowed');
  const service: Principal = { kind: 'service', service: 'ec2.amazonaws.com' };
  expect(
    outcome(
      { ...assume, principal: service },
      { identity: [], resource: trust({ Service: 'ec2.amazonaws.com' }) },
    ),
  ).toBe('allowed');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
test('variables stand for values of the request, literally', () => {
  const identity = [policy(allow('s3:*', 'arn:aws:s3:::home/${aws:username}/*'))];
  const of = (name: string, path: string) =>
    outcome(request('s3:GetObject', `arn:aws:s3:::home/${path}`, user, { 'aws:username': [name] }), {
      identity,
    });
  expect(of('carlos', 'carlos/file')).toBe('allowed');
  expect(of('carlos', 'maria/file')).toBe('implicitly denied');
  expect(of('*', 'maria/file')).toBe('implicitly denied');
  expect(outcome(request('s3:GetObject', 'arn:aws:s3:::home//file'), { identity })).toBe('implicitly denied');
  const withDefault = [policy(allow('s3:*', "arn:aws:s3:::b/${aws:PrincipalTag/team, 'company-wide'}/*"))];
  expect(outcome(request('s3:GetObject', 'arn:aws:s3:::b/company-wide/k'), { identity: withDefault })).toBe(
    'allowed',
  );
});

test('what is not known of a request raises no denial', () => {
  const identity = [
    policy(
      allow('ecs:RunTask', 'arn:aws:ecs:us-east-1:111122223333:task-definition/web:*', {
        Condition: { ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:us-east-1:111122223333:cluster/web' } },
      }),
      deny('ecs:RunTask', 'arn:aws:ecs:us-east-1:111122223333:task-definition/other:*'),
    ),
  ];
  const run = { ...request('ecs:RunTask', undefined), context: { values: {}, isUnknown: () => true } };
  expect(outcome(run, { identity })).toBe('allowed');
  expect(outcome(run, { identity: [{ name: 'arn:aws:iam::aws:policy/Unheard', document: undefined }] })).toBe(
    'allowed',
  );
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
test('denials read as AWS’s own', () => {
  const read = request('s3:GetObject', 'arn:aws:s3:::b/k', session);
  const text = (policies: Policies) => {
    const decision = evaluate(read, policies);
    return decision.outcome === 'allowed' ? '' : denialText(read, decision);
  };
  const opening = `User: ${session.arn} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k`;
  expect(text({ identity: [] })).toBe(
    `${opening} because no identity-based policy allows the s3:GetObject action`,
  );
  expect(text({ identity: [policy(deny('s3:*'))] })).toBe(
    `${opening} with an explicit deny in an identity-based policy`,
  );
  expect(text({ identity: [policy(allow('s3:*'))], boundary: policy(allow('ec2:*')) })).toBe(
    `${opening} because no permissions boundary allows the s3:GetObject action`,
  );
});
