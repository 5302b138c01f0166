// The secret of a master user whose password RDS manages.
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
