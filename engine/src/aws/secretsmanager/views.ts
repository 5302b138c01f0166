// Secrets as the API returns them.
import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import { parseArn } from '../../kernel/arn.ts';
import type { Reader } from '../../kernel/table.ts';
import { ownerOf } from './find.ts';
import { replicationView } from './replicas/replica.ts';
import { endOfWindow } from './rotation/schedule.ts';
import type { SecretRecord, VersionRecord } from './state.ts';

export const secretView = (secret: SecretRecord, state: Reader): DescribeSecretResponse => ({
  ARN: secret.arn,
  Name: secret.name,
  Description: secret.description,
  KmsKeyId: secret.kmsKeyId,
  ...rotationView(secret),
  LastChangedDate: new Date(secret.changedAt),
  DeletedDate: secret.deletedAt === undefined ? undefined : new Date(secret.deletedAt),
  Tags: Object.entries(secret.tags).map(([Key, Value]) => ({ Key, Value })),
  VersionIdsToStages: stagesOf(secret),
  OwningService: ownerOf(secret),
  ...regionsView(secret, state),
  CreatedDate: new Date(secret.createdAt),
});

/** Of a secret that has replicas, and of a replica. */
function regionsView(secret: SecretRecord, state: Reader): DescribeSecretResponse {
  const statuses = replicationView(secret, state);
  const region = secret.primaryRegion ?? (statuses && parseArn(secret.arn)?.region);
  return region === undefined
    ? {}
    : { PrimaryRegion: region, ...(statuses && { ReplicationStatus: statuses }) };
}

/** Nothing of a secret that has never been rotated but that. */
function rotationView({ rotation, deletedAt }: SecretRecord): DescribeSecretResponse {
  if (!rotation) return { RotationEnabled: false };
  const { isEnabled, functionArn, rules, nextAt, lastAt } = rotation;
  const isOn = isEnabled && deletedAt === undefined;
  return {
    RotationEnabled: isOn,
    ...(functionArn !== undefined && { RotationLambdaARN: functionArn }),
    RotationRules: rules,
    ...(lastAt !== undefined && { LastRotatedDate: new Date(lastAt) }),
    ...(isOn && nextAt !== undefined && { NextRotationDate: new Date(endOfWindow(rules, nextAt)) }),
  };
}

export const valueView = (secret: SecretRecord, version: VersionRecord) => ({
  ARN: secret.arn,
  Name: secret.name,
  VersionId: version.id,
  SecretString: version.text,
  SecretBinary: version.binary === undefined ? undefined : Buffer.from(version.binary, 'base64'),
  VersionStages: [...version.stages],
  CreatedDate: new Date(version.createdAt),
});

export function stagesOf({ versions }: SecretRecord): Record<string, string[]> {
  return Object.fromEntries(
    versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, [...stages]]),
  );
}
