// What Secrets Manager keeps: secrets with their versions.
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'secretsmanager/secrets': SecretRecord;
  }
}

export const current = 'AWSCURRENT';
export const previous = 'AWSPREVIOUS';

export interface VersionRecord {
  readonly id: string;
  readonly text?: string;
  /** Base64. */
  readonly binary?: string;
  readonly stages: readonly string[];
  readonly createdAt: number;
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
}

/** Key: the name. */
export const secrets = defineTable('secretsmanager/secrets');
