// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AssumeRole: operation<(typeof import('../operations/assume-role.ts'))['assumeRole']>('assume-role', 'assumeRole'),
  AssumeRoleWithWebIdentity: operation<(typeof import('../operations/assume-role-with-web-identity.ts'))['assumeRoleWithWebIdentity']>('assume-role-with-web-identity', 'assumeRoleWithWebIdentity'),
  GetAccessKeyInfo: operation<(typeof import('../operations/get-access-key-info.ts'))['getAccessKeyInfo']>('get-access-key-info', 'getAccessKeyInfo'),
  GetCallerIdentity: operation<(typeof import('../operations/get-caller-identity.ts'))['getCallerIdentity']>('get-caller-identity', 'getCallerIdentity'),
  GetSessionToken: operation<(typeof import('../operations/get-session-token.ts'))['getSessionToken']>('get-session-token', 'getSessionToken'),
};
