// Rotates a secret that a service of AWS manages: RDS changes the password, and the secret with it, when it is asked for and by
// the schedule. It needs no function.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html
import type { RotateSecretRequest, RotateSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import { ownedByService } from '../faults.ts';
import { requireSecret } from '../find.ts';
import { keep } from '../keep.ts';
import { current, type RotationSettings, type SecretRecord } from '../state.ts';
import { checkRules, nextRotation } from './schedule.ts';

export function rotateByOwner(
  secret: SecretRecord,
  { RotationLambdaARN, RotateImmediately = true, RotationRules }: RotateSecretRequest,
  ctx: Context,
): RotateSecretResponse {
  if (RotationLambdaARN !== undefined) throw ownedByService();
  if (RotationRules) checkRules(RotationRules);
  schedule(secret, RotationRules ?? secret.rotation?.rules ?? {}, ctx);
  const { arn: ARN, name: Name } = secret;
  if (!RotateImmediately) return { ARN, Name };
  changePassword(secret, ctx);
  const VersionId = requireSecret(ctx, ARN).versions.find(({ stages }) => stages.includes(current))?.id;
  return { ARN, Name, VersionId };
}

/** A database that cannot be changed now, because it is stopped, say, keeps its password until the next window. */
export function rotateOnSchedule(secret: SecretRecord, ctx: Context): void {
  const { rules } = secret.rotation!;
  try {
    changePassword(secret, ctx);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.log(`The secret ${secret.name} was not rotated: ${error.message}`);
  }
  schedule(requireSecret(ctx, secret.arn), rules, ctx);
}

function schedule(secret: SecretRecord, rules: RotationSettings['rules'], ctx: Context): void {
  const nextAt = nextRotation(rules, ctx.now);
  keep({ ...secret, rotation: plain({ ...secret.rotation, isEnabled: true, rules, nextAt }) }, ctx);
}

function changePassword({ arn, tags }: SecretRecord, ctx: Context): void {
  const how = { RotateMasterUserPassword: true, ApplyImmediately: true };
  const nameIn = (tag: string) => tags[tag]?.split(':').at(-1);
  const instance = nameIn('aws:rds:primaryDBInstanceArn');
  const cluster = nameIn('aws:rds:primaryDBClusterArn');
  if (instance !== undefined) ctx.call('rds', 'ModifyDBInstance', { DBInstanceIdentifier: instance, ...how });
  else if (cluster !== undefined)
    ctx.call('rds', 'ModifyDBCluster', { DBClusterIdentifier: cluster, ...how });
  else throw ownedByService();
  const { rotation, ...secret } = requireSecret(ctx, arn);
  if (rotation) keep({ ...secret, rotation: { ...rotation, lastAt: ctx.now } }, ctx);
}
