// Written by `npm run generate` from the files in operations/. Do not edit.
import { assumeRole } from '../operations/assume-role.ts';
import { getAccessKeyInfo } from '../operations/get-access-key-info.ts';
import { getCallerIdentity } from '../operations/get-caller-identity.ts';
import { getSessionToken } from '../operations/get-session-token.ts';

export const operations = {
  AssumeRole: assumeRole,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
};
