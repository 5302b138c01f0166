// How a user logs in: with up to two passwords, with none, or by IAM.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_AuthenticationMode.html
import { createHash } from 'node:crypto';
import type { AuthenticationMode } from '@aws-sdk/client-elasticache';
import { invalidCombination, invalidValue } from '../faults.ts';
import type { Authentication, UserRecord } from '../state.ts';

export interface GivenAuthentication {
  readonly Passwords?: string[] | undefined;
  readonly NoPasswordRequired?: boolean | undefined;
  readonly AuthenticationMode?: AuthenticationMode | undefined;
}

const mostPasswords = 2;

/** Undefined where nothing is given. @throws InvalidParameterValue, InvalidParameterCombination */
export function authenticationOf(
  { id, name }: Pick<UserRecord, 'id' | 'name'>,
  { Passwords, NoPasswordRequired: isOpen, AuthenticationMode: mode }: GivenAuthentication,
): Pick<UserRecord, 'authentication' | 'passwords'> | undefined {
  if (mode && (Passwords || isOpen !== undefined))
    throw invalidCombination(
      'AuthenticationMode cannot be given together with Passwords or NoPasswordRequired.',
    );
  const passwords = mode?.Passwords ?? Passwords ?? [];
  const authentication: Authentication | undefined =
    (mode?.Type as Authentication | undefined) ??
    (isOpen ? 'no-password-required' : passwords.length > 0 ? 'password' : undefined);
  if (authentication === undefined) return undefined;
  if (authentication === 'password' && passwords.length === 0) throw noPassword();
  if (authentication !== 'password' && passwords.length > 0)
    throw invalidCombination(`Password field is not allowed with authentication type: ${authentication}`);
  if (authentication === 'iam' && id !== name)
    throw invalidCombination('User Id and User name must be same for authentication type: iam');
  if (passwords.length > mostPasswords) throw invalidValue('A user has at most two passwords.');
  if (passwords.some((password) => !/^[\x21-\x7e]{16,128}$/.test(password)))
    throw invalidValue('Passwords length must be between 16-128 characters.');
  return { authentication, passwords: passwords.map(hashed) };
}

export const noPassword = () =>
  invalidCombination(
    'No password was provided. If you want to create/update the user without password, please use the NoPasswordRequired flag.',
  );

const hashed = (password: string) => createHash('sha256').update(password).digest('hex');
