import { expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { standInService } from '../testing/stand-in-service.ts';
import { isAssumable } from './trusted-role.ts';

const service = 'lambda.amazonaws.com';
const allow = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };

/** Asks of a role with this trust policy. */
function asks(Statement: unknown): boolean {
  let answer = false;
  using cloud = rehearse({
    services: [
      standInService<'iam'>({
        id: 'iam',
        operations: {
          GetRole: ({ RoleName = '' }, ctx) => ({
            Role: {
              Path: '/',
              RoleName,
              RoleId: 'AROAEXAMPLE',
              Arn: `arn:aws:iam::${ctx.account}:role/${RoleName}`,
              CreateDate: new Date(ctx.now),
              AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify({ Statement })),
            },
          }),
          ListRoles: (_, ctx) => {
            answer = isAssumable('arn:aws:iam::000000000000:role/r', service, ctx);
            return { Roles: [] };
          },
        },
      }),
    ],
  });
  cloud.call('iam', 'ListRoles', {});
  return answer;
}

test.each([
  ['allows the service', [allow]],
  ['is one statement', allow],
  ['allows several services', [{ ...allow, Principal: { Service: ['ecs-tasks.amazonaws.com', service] } }]],
  [
    'allows the service in this region',
    [{ ...allow, Principal: { Service: 'lambda.us-east-1.amazonaws.com' } }],
  ],
  ['allows everybody', [{ ...allow, Principal: '*' }]],
  ['allows all accounts', [{ ...allow, Principal: { AWS: '*' } }]],
  ['allows several actions', [{ ...allow, Action: ['sts:TagSession', 'sts:AssumeRole'] }]],
  ['allows every action of STS', [{ ...allow, Action: 'sts:*' }]],
  ['has a condition', [{ ...allow, Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } } }]],
])('a role whose trust policy %s is assumable', (_, statements) => {
  expect(asks(statements)).toBe(true);
});

test.each([
  ['names another service', [{ ...allow, Principal: { Service: 'ecs-tasks.amazonaws.com' } }]],
  [
    'allows the service in another region',
    [{ ...allow, Principal: { Service: 'lambda.eu-west-1.amazonaws.com' } }],
  ],
  ['names an account', [{ ...allow, Principal: { AWS: 'arn:aws:iam::000000000000:root' } }]],
  ['allows another action', [{ ...allow, Action: 'sts:TagSession' }]],
  ['denies the service', [allow, { ...allow, Effect: 'Deny' }]],
  ['has no statement', []],
])('a role whose trust policy %s is not', (_, statements) => {
  expect(asks(statements)).toBe(false);
});
