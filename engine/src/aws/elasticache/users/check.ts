// What users and user groups have in common.
import { invalidValue } from '../faults.ts';

/** In small letters. @throws InvalidParameterValue */
export function engineOfUsers(given: string | undefined): string {
  const engine = (given ?? '').toLowerCase();
  if (engine !== 'redis' && engine !== 'valkey') throw invalidValue(`Invalid engine: ${given}`);
  return engine;
}

/** @throws InvalidParameterValue */
export function checkId(parameter: 'UserId' | 'UserGroupId', id = ''): string {
  if (!/^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{0,39}(?<!-)$/.test(id))
    throw invalidValue(
      `The parameter ${parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
    );
  return id;
}
