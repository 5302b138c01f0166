import { expect, it } from 'vitest';
import { letsIn } from './service-access.ts';

const request = {
  service: 's3.amazonaws.com',
  action: 'sqs:SendMessage',
  resource: 'arn:aws:sqs:us-east-1:000000000000:q',
  sourceArn: 'arn:aws:s3:::bucket',
  sourceAccount: '000000000000',
};
const allow = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
const answer = (...Statement: object[]) => letsIn(JSON.stringify({ Statement }), request);
const on = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});

it.each([
  ['everyone', {}],
  ['the service', { Principal: { Service: ['sns.amazonaws.com', 's3.amazonaws.com'] } }],
  ['everyone, as AWS writes it', { Principal: { AWS: '*' } }],
  ['any action', { Action: 'SQS:*' }],
  ['its resource by a pattern', { Resource: 'arn:aws:sqs:*:000000000000:?' }],
  ['the bucket', on('ArnEquals', 'aws:SourceArn', 'arn:aws:s3:*:*:bucket')],
  ['one of some buckets', on('StringEquals', 'AWS:SourceArn', ['arn:aws:s3:::a', 'arn:aws:s3:::bucket'])],
  ['buckets by a pattern', on('StringLike', 'aws:SourceArn', 'arn:aws:s3:::b*')],
  ['the account', on('StringEquals', 'aws:SourceAccount', '000000000000')],
  ['what has no organisation', on('Null', 'aws:PrincipalOrgID', 'true')],
  ['whoever is in the organisation, if in any', on('StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-1')],
])('a policy that lets in %s lets in the service', (_, members) => {
  expect(answer({ ...allow, ...members })).toBe(true);
});

it.each([
  ['another service', { Principal: { Service: 'sns.amazonaws.com' } }],
  ['for another action', { Action: 'sqs:ReceiveMessage' }],
  ['to another resource', { Resource: `${request.resource}2` }],
  ['for another bucket', on('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::bucket-2')],
  ['for any bucket but this', on('ArnNotLike', 'aws:SourceArn', 'arn:aws:s3:::bucket')],
  ['for another account', on('StringEquals', 'aws:SourceAccount', '111111111111')],
  ['for an owner, which SNS knows', on('StringEquals', 'AWS:SourceOwner', '000000000000')],
])('a policy that lets in only %s does not', (_, members) => {
  expect(answer({ ...allow, ...members })).toBe(false);
});

it('without a policy nobody is let in', () => {
  expect([letsIn(undefined, request), letsIn('{', request), answer()]).toEqual([false, false, false]);
});

it('a statement that denies outweighs one that allows, where it applies', () => {
  const deny = { ...allow, Effect: 'Deny' };
  expect(answer(allow, deny)).toBe(false);
  expect(answer(allow, { ...deny, ...on('Bool', 'aws:SecureTransport', 'false') })).toBe(true);
});
