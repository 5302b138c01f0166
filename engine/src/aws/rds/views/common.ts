// What instances and clusters show alike.
import type { StorageEncryptionType } from '@aws-sdk/client-rds';
import type { Context } from '../../../kernel/context.ts';
import type { DatabaseRecord } from '../state.ts';

export const secretOf = ({ secretArn }: DatabaseRecord, ctx: Context) =>
  secretArn === undefined
    ? {}
    : {
        MasterUserSecret: {
          SecretArn: secretArn,
          SecretStatus: 'active',
          KmsKeyId: ctx.arn('kms', 'alias/aws/secretsmanager'),
        },
      };

/** AWS's own key where storage is encrypted without another one. */
export const encryptionOf = (
  { settings }: DatabaseRecord,
  ctx: Context,
): { readonly KmsKeyId?: string; readonly StorageEncryptionType: StorageEncryptionType } =>
  settings.StorageEncrypted === true
    ? {
        KmsKeyId: String(settings.KmsKeyId ?? ctx.arn('kms', 'alias/aws/rds')),
        StorageEncryptionType: 'sse-kms',
      }
    : { StorageEncryptionType: 'none' };

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
