// Policy documents and a matcher for faults, for tests of IAM and of services that use it.
import { expect } from 'vitest';

/** Lets EC2 assume a role. */
export const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

export const allow = (resource = '*') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }],
  });

export const awsManaged = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore';

/** For `toThrow`: an AWS error with this code and this message. */
export const fault = (code: string, message: string | RegExp) =>
  expect.objectContaining({
    code,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
