// Parameter Store's records, and Session Manager's sessions. A SecureString is stored as plain text, since KMS is not simulated: whoever can read the
// state folder can read it.
import type { ParameterTier, ParameterType } from '@aws-sdk/client-ssm';
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'ssm/parameters': ParameterRecord;
    'ssm/sessions': SessionRecord;
  }
}

export interface ParameterVersion {
  readonly version: number;
  readonly type: ParameterType;
  readonly value: string;
  readonly description?: string;
  readonly allowedPattern?: string;
  readonly keyId?: string;
  readonly tier: ParameterTier;
  readonly dataType: string;
  readonly labels: readonly string[];
  /** The text of each policy. Recorded: nothing expires, and nobody is notified. */
  readonly policies?: readonly string[] | undefined;
  readonly modifiedAt: number;
}

export interface ParameterRecord {
  readonly name: string;
  /** Newest last; at most 100, as on AWS. */
  readonly versions: readonly ParameterVersion[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Key: the parameter's name. */
export const parameters = defineTable('ssm/parameters');

/** A session of ECS Exec: the only kind that there is here. */
export interface SessionRecord {
  readonly id: string;
  /** `ecs:cluster_task_runtime` */
  readonly target: string;
  readonly startedAt: number;
  readonly endedAt?: number;
}

/** Key: the session's id. */
export const sessions = defineTable('ssm/sessions');
