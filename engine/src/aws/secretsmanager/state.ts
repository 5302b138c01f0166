// What Secrets Manager keeps: secrets with their versions, and their replicas in other regions.
import type { RotationRulesType } from '@aws-sdk/client-secrets-manager';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'secretsmanager/secrets': SecretRecord;
    'secretsmanager/names': NameRecord;
    'secretsmanager/replicas': ReplicaRecord;
  }
}

export const current = 'AWSCURRENT';
export const previous = 'AWSPREVIOUS';
export const pending = 'AWSPENDING';

/** One that has neither text nor bytes was made by a rotation, whose function has yet to give it its value. */
export interface VersionRecord {
  readonly id: string;
  readonly text?: string;
  /** Base64. */
  readonly binary?: string;
  readonly stages: readonly string[];
  readonly createdAt: number;
}

export const steps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

/** How a secret is rotated. */
export interface RotationSettings {
  readonly isEnabled: boolean;
  /** Absent where the service that manages the secret rotates it. */
  readonly functionArn?: string;
  readonly rules: RotationRulesType;
  /** Milliseconds since the epoch, as all times here. */
  readonly nextAt?: number;
  readonly lastAt?: number;
}

/** A rotation that is in progress. */
export interface Rotating {
  readonly versionId: string;
  /** An index of `steps`. */
  readonly step: number;
  /** Whether only `testSecret` is called, for a rotation that is configured and not begun. */
  readonly isTest?: true;
  /** Of the function's invocation, while it is not over. */
  readonly token?: string;
  /** How often all of it has failed, and when it is tried again. */
  readonly failed: number;
  readonly retryAt?: number;
}

export interface SecretRecord {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  readonly kmsKeyId?: string;
  /** JSON: the resource policy. */
  readonly policy?: string;
  /** Of a replica: the region of its primary secret. */
  readonly primaryRegion?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly changedAt: number;
  /** When it was deleted, and until when it can be restored. */
  readonly deletedAt?: number;
  readonly goneAt?: number;
  readonly versions: readonly VersionRecord[];
  readonly rotation?: RotationSettings;
  readonly rotating?: Rotating;
}

/** A name that a secret has in a region: regions do not see each other's secrets. */
export interface NameRecord {
  /** When it is free again. */
  readonly goneAt?: number;
}

export interface ReplicaRecord {
  readonly region: string;
  readonly primaryArn: string;
  /** Why there is no replica after all. */
  readonly failure?: string;
  /** As it is seen in its region. */
  readonly secret: SecretRecord;
}

/** Key: the name. */
export const secrets = defineTable('secretsmanager/secrets');
/** Key: `<region>/<name>`. */
export const names = defineTable('secretsmanager/names', { global: true });
/** Key: `<region>/<ARN of the primary secret>`. Of all regions: each is written where its primary is. */
export const replicas = defineTable('secretsmanager/replicas', { global: true });
export const replicasByPrimary = defineIndex(replicas, ({ primaryArn }) => primaryArn);
export const replicasByRegion = defineIndex(replicas, ({ region }) => region);
