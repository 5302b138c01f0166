// What is pending of a database.
import type { DatabaseRecord } from '../state.ts';

/** Calls of modification name it otherwise than views. */
const renamed: Readonly<Record<string, string>> = {
  EnableIAMDatabaseAuthentication: 'IAMDatabaseAuthenticationEnabled',
};
/** It goes with the version that it allows. */
const unshown = ['AllowMajorVersionUpgrade'];

/** What waits for the maintenance window; a password is on its way for as long as the server starts with it. */
export function pendingOf({
  pending = {},
  status,
  password,
  clusterId,
}: DatabaseRecord): Record<string, unknown> {
  const isPasswordPending =
    password !== undefined &&
    clusterId === undefined &&
    ['creating', 'resetting-master-credentials'].includes(status);
  return {
    ...Object.fromEntries(
      Object.entries(pending)
        .filter(([name]) => !unshown.includes(name))
        .map(([name, value]) => [renamed[name] ?? name, value]),
    ),
    ...(isPasswordPending && { MasterUserPassword: '****' }),
  };
}
