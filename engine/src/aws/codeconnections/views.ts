// A connection as the API returns it.
import type { Connection } from '@aws-sdk/client-codestar-connections';
import { type ConnectionRecord, statusOf } from './state.ts';

export const connectionView = (connection: ConnectionRecord, account: string): Connection => ({
  ConnectionArn: connection.arn,
  ConnectionName: connection.name,
  ConnectionStatus: statusOf(connection),
  OwnerAccountId: account,
  ProviderType: connection.providerType,
});
