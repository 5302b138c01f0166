// How a database's storage is encrypted.
import type { StorageEncryptionType } from '@aws-sdk/client-rds';
import type { Context } from '../../../kernel/context.ts';
import type { DatabaseRecord } from '../state.ts';

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
