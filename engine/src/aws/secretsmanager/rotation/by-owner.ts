// Rotates a secret that a service of AWS manages: RDS changes the password, and the secret with it. It does so when it is asked
// for; its schedule is not simulated.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html
import type { RotateSecretRequest, RotateSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameter, ownedByService } from '../faults.ts';
import { requireSecret } from '../find.ts';
import { current, type SecretRecord } from '../state.ts';

export function rotateByOwner(
  { arn, name, tags }: SecretRecord,
  { RotationLambdaARN, RotateImmediately = true }: RotateSecretRequest,
  ctx: Context,
): RotateSecretResponse {
  if (RotationLambdaARN !== undefined) throw ownedByService();
  if (!RotateImmediately)
    throw invalidParameter('Drydock does not simulate the schedule of managed rotation.');
  const how = { RotateMasterUserPassword: true, ApplyImmediately: true };
  const nameIn = (tag: string) => tags[tag]?.split(':').at(-1);
  const instance = nameIn('aws:rds:primaryDBInstanceArn');
  const cluster = nameIn('aws:rds:primaryDBClusterArn');
  if (instance !== undefined) ctx.call('rds', 'ModifyDBInstance', { DBInstanceIdentifier: instance, ...how });
  else if (cluster !== undefined)
    ctx.call('rds', 'ModifyDBCluster', { DBClusterIdentifier: cluster, ...how });
  else throw ownedByService();
  const VersionId = requireSecret(ctx, arn).versions.find(({ stages }) => stages.includes(current))?.id;
  return { ARN: arn, Name: name, VersionId };
}
