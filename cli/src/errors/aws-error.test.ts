import { expect, it } from 'vitest';
import { awsErrorText } from './aws-error.ts';

const of = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });
const fault = { $fault: 'client', $service: 'STS' };

it.each<[string, Error, string | undefined]>([
  [
    'a refusal',
    of('AccessDenied', 'User: arn is not authorized to perform: ecs:ListClusters', fault),
    'STS answered AccessDenied: User: arn is not authorized to perform: ecs:ListClusters',
  ],
  [
    'expired credentials',
    of('ExpiredToken', 'The security token included in the request is expired', fault),
    'The AWS credentials have expired: sign in again, for example with `aws sso login`. (STS answered ExpiredToken: The security token included in the request is expired)',
  ],
  [
    'missing credentials',
    of('CredentialsProviderError', 'Could not load credentials from any providers'),
    'There are no AWS credentials: Could not load credentials from any providers.',
  ],
  [
    'no way there',
    of('Error', 'connect ECONNREFUSED 192.0.2.1:443', { code: 'ECONNREFUSED', $metadata: {} }),
    'AWS cannot be reached: connect ECONNREFUSED 192.0.2.1:443',
  ],
  [
    'an engine that is gone',
    of('Error', 'connect ECONNREFUSED 127.0.0.1:9', { code: 'ECONNREFUSED', $metadata: {} }),
    'The engine has ended, or no longer answers (connect ECONNREFUSED 127.0.0.1:9). `drydock status` says which, and `drydock up` starts it again.',
  ],
  ['a defect', new TypeError('x is undefined'), undefined],
])('%s is a sentence, unless it is ours', (_, error, text) => {
  expect(awsErrorText(error)).toBe(text);
});
