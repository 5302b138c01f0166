// Looks a connection up by its ARN. The older service prefix `codestar-connections` means the same connection.
import type { Connection } from '@aws-sdk/client-codestar-connections';
import type { Reader } from '../../kernel/table.ts';
import { connectionNotFound } from './faults.ts';
import { type ConnectionRecord, connections, statusOf } from './state.ts';

export function requireConnection(arn: string, state: Reader): ConnectionRecord {
  const connection = state.get(connections, canonicalArn(arn));
  if (!connection) throw connectionNotFound(arn);
  return connection;
}

export const canonicalArn = (arn: string): string =>
  arn.replace(/^(arn:[^:]*):codestar-connections:/, '$1:codeconnections:');

export const connectionView = (connection: ConnectionRecord, account: string): Connection => ({
  ConnectionArn: connection.arn,
  ConnectionName: connection.name,
  ConnectionStatus: statusOf(connection),
  OwnerAccountId: account,
  ProviderType: connection.providerType,
});
