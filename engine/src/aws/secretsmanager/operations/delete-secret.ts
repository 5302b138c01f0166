// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { hasReplicas, invalidParameter, markedForDeletion, notOnReplica } from '../faults.ts';
import { checkOwner, findSecret, requireSecret } from '../find.ts';
import { forget, keep } from '../keep.ts';
import { replicasOf } from '../replicas/replica.ts';

const dayMs = 86_400_000;

export const deleteSecret: Operation<'secretsmanager', 'DeleteSecret'> = (input, ctx) => {
  const { RecoveryWindowInDays, ForceDeleteWithoutRecovery } = input;
  if (RecoveryWindowInDays !== undefined && ForceDeleteWithoutRecovery)
    throw invalidParameter(
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  if (RecoveryWindowInDays !== undefined && (RecoveryWindowInDays < 7 || RecoveryWindowInDays > 30))
    throw invalidParameter('The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).');
  const existing = findSecret(ctx, input.SecretId ?? '');
  // AWS answers so for retries: see the API page, ForceDeleteWithoutRecovery.
  if (!existing && ForceDeleteWithoutRecovery) return unknownSecret(input.SecretId ?? '', ctx);
  const secret = requireSecret(ctx, input.SecretId);
  if (secret.primaryRegion !== undefined) throw notOnReplica();
  checkOwner(secret, input);
  const regions = replicasOf(secret, ctx).map(({ region }) => region);
  if (regions.length > 0) throw hasReplicas(input.SecretId!, regions.join(','));
  const goneAt = ForceDeleteWithoutRecovery ? ctx.now : ctx.now + (RecoveryWindowInDays ?? 30) * dayMs;
  if (ForceDeleteWithoutRecovery) forget(secret.name, ctx);
  else if (secret.deletedAt === undefined) keep({ ...secret, deletedAt: ctx.now, goneAt }, ctx);
  else throw markedForDeletion();
  return { ARN: secret.arn, Name: secret.name, DeletionDate: new Date(goneAt) };
};

const unknownSecret = (id: string, ctx: Context) => {
  const isArn = id.startsWith('arn:');
  return {
    ARN: isArn ? id : ctx.arn('secretsmanager', `secret:${id}`),
    Name: isArn ? id.split(':').slice(6).join(':') : id,
    DeletionDate: new Date(ctx.now),
  };
};
