// A function and its code, for tests.
import { zipSync } from 'fflate';
import { standInRoles } from '../../../testing/role-stand-in.ts';

export const zip = (text: string) => zipSync({ 'index.js': Buffer.from(text) });

/** What CreateFunction takes for the function `f`. */
export const functionInput = {
  FunctionName: 'f',
  Role: 'arn:aws:iam::000000000000:role/r',
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Code: { ZipFile: zip('exports.handler = async () => 1') },
} as const;

/** Stands in for IAM: every role exists and is for Lambda, but for `ecs` and `nope`. */
export const lambdaRoles = standInRoles('lambda.amazonaws.com');
