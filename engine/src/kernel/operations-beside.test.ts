import { expect, test } from 'vitest';
import { operationsBeside } from './operations-beside.ts';

const operation = operationsBeside(new URL('../aws/sts/generated/operations.ts', import.meta.url).href);

test('an operation is loaded by its first call', () => {
  const getCallerIdentity = operation<(input: object, ctx: object) => unknown>(
    'get-caller-identity',
    'getCallerIdentity',
  );
  expect(getCallerIdentity({}, { account: '123456789012', partition: 'aws' })).toMatchObject({
    Account: '123456789012',
  });
});

test('a list that names a file that does not exist is found out by the call', () => {
  expect(operation('no-such-file', 'nothing')).toThrow(/no-such-file/);
});
