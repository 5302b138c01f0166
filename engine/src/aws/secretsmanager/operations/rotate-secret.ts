// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
import type { Operation } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidParameter, noRotationFunction, rotationInProgress } from '../faults.ts';
import { ownerOf, requirePrimary } from '../find.ts';
import { keep } from '../keep.ts';
import { beginRotation, beginTest, endTest, unfinishedVersion } from '../rotation/begin.ts';
import { rotateByOwner } from '../rotation/by-owner.ts';
import { checkFunction } from '../rotation/function.ts';
import { checkRules, nextRotation } from '../rotation/schedule.ts';
import type { SecretRecord } from '../state.ts';

export const rotateSecret: Operation<'secretsmanager', 'RotateSecret'> = (input, ctx) => {
  const secret = requirePrimary(ctx, input.SecretId);
  const { RotateImmediately = true, RotationRules, ExternalSecretRotationRoleArn } = input;
  if (ExternalSecretRotationRoleArn !== undefined)
    throw invalidParameter('Drydock does not simulate the rotation of external secrets.');
  if (ownerOf(secret) !== undefined) return rotateByOwner(secret, input, ctx);
  const functionArn = input.RotationLambdaARN ?? secret.rotation?.functionArn;
  if (functionArn === undefined) throw noRotationFunction();
  if (RotationRules) checkRules(RotationRules);
  checkFunction(functionArn, secret, ctx);
  if (secret.rotating && !secret.rotating.isTest) throw rotationInProgress();
  // A test that is still in progress is over with this.
  if (secret.rotating?.token !== undefined) ctx.delete(outcomes, secret.rotating.token);
  const known = secret.rotating ? endTest(secret, secret.rotating) : secret;
  const unfinished = unfinishedVersion(known);
  const rules = RotationRules ?? secret.rotation?.rules ?? {};
  const configured: SecretRecord = plain({
    ...known,
    rotation: {
      ...secret.rotation,
      isEnabled: true,
      functionArn,
      rules,
      nextAt: nextRotation(rules, ctx.now),
    },
  });
  const versionId = unfinished?.id ?? input.ClientRequestToken ?? ctx.ids.uuid();
  const begun = RotateImmediately
    ? beginRotation(configured, versionId, ctx.now)
    : beginTest(configured, ctx.ids.uuid(), ctx.now);
  keep(begun, ctx);
  return { ARN: secret.arn, Name: secret.name, ...(RotateImmediately && { VersionId: versionId }) };
};
