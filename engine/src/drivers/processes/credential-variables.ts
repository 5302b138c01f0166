// The credentials of a process that has a role, or dummies: never the user's own.
import type { DriverHost } from '../../contracts/driver.ts';
import { registryPassword } from '../../contracts/registry-password.ts';
import { type RoleSession, roleCredentials } from '../../contracts/role-credentials.ts';

export function credentialVariables(
  role: Omit<RoleSession, 'kind'> | undefined,
  host: Pick<DriverHost, 'ids'>,
): Readonly<Record<string, string>> {
  if (!role) return { AWS_ACCESS_KEY_ID: 'drydock', AWS_SECRET_ACCESS_KEY: 'drydock' };
  const { accessKeyId, secretAccessKey, sessionToken } = roleCredentials(role, host.ids);
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
}

/** For a build's `docker login`: the password of the image registry that says whose it is. */
export const registryVariables = (
  role: Omit<RoleSession, 'kind'> | undefined,
  { ids, region }: Pick<DriverHost, 'ids' | 'region'>,
): Readonly<Record<string, string>> => ({
  DRYDOCK_REGISTRY_PASSWORD: role ? registryPassword(region, { kind: 'role', ...role }, ids) : 'drydock',
});
