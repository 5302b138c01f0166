// What Secrets Manager keeps: secrets with their versions.
import type { RotationRulesType } from '@aws-sdk/client-secrets-manager';
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'secretsmanager/secrets': SecretRecord;
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
  readonly functionArn: string;
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

/** Key: the name. */
export const secrets = defineTable('secretsmanager/secrets');
