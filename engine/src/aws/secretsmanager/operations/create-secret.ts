// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
import { owningService } from '../../../contracts/owning-service.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidParameter, scheduledForDeletion, secretExists } from '../faults.ts';
import { findSecret } from '../find.ts';
import { keep } from '../keep.ts';
import { replicationView } from '../replicas/replica.ts';
import { replicate } from '../replicas/replicate.ts';
import type { SecretRecord } from '../state.ts';
import { hasValue, withVersion } from '../versions.ts';

export const createSecret: Operation<'secretsmanager', 'CreateSecret'> = (input, ctx) => {
  const {
    Name: name = '',
    ClientRequestToken,
    Description,
    KmsKeyId,
    Tags = [],
    AddReplicaRegions = [],
  } = input;
  // AWS's services put their own before an exclamation mark: `rds!db-…`.
  const owner = owningService(input);
  const own = owner !== undefined && name.startsWith(`${owner}!`) ? name.slice(owner.length + 1) : name;
  if (!/^[A-Za-z0-9/_+=.@-]+$/.test(own))
    throw invalidParameter(
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    );
  const known = findSecret(ctx, name);
  if (known?.deletedAt !== undefined) throw scheduledForDeletion();
  if (known) throw secretExists(name);
  const empty: SecretRecord = plain({
    arn: ctx.arn('secretsmanager', `secret:${name}-${ctx.ids.alphanumeric(6)}`),
    name,
    description: Description,
    kmsKeyId: KmsKeyId,
    tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
    createdAt: ctx.now,
    changedAt: ctx.now,
    versions: [],
  });
  const id = ClientRequestToken ?? ctx.ids.uuid();
  const secret = hasValue(input) ? withVersion(empty, input, id, ctx.now) : empty;
  keep(secret, ctx);
  replicate(secret, AddReplicaRegions, input.ForceOverwriteReplicaSecret, ctx);
  const ReplicationStatus = replicationView(secret, ctx);
  return {
    ARN: secret.arn,
    Name: name,
    ...(hasValue(input) && { VersionId: id }),
    ...(ReplicationStatus && { ReplicationStatus }),
  };
};
