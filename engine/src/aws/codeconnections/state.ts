// Connections to source providers. A connection stands for a local git repository, which its tag names.
import type { ConnectionStatus, ProviderType } from '@aws-sdk/client-codestar-connections';
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'codeconnections/connections': ConnectionRecord;
  }
}

export interface ConnectionRecord {
  readonly arn: string;
  readonly name: string;
  readonly providerType: ProviderType;
  readonly tags: Readonly<Record<string, string>>;
}

/** Key: the ARN, in its `codeconnections` form. */
export const connections = defineTable('codeconnections/connections');

/**
 * On AWS a person completes the handshake with the provider in the console. Here this tag completes it: its value is the
 * absolute path of a git repository on this machine.
 */
export const repositoryTag = 'drydock:repository';

export const statusOf = (connection: ConnectionRecord): ConnectionStatus =>
  connection.tags[repositoryTag] ? 'AVAILABLE' : 'PENDING';
