// Looks a connection up by its ARN. The older service prefix `codestar-connections` means the same connection.
import type { Reader } from '../../kernel/table.ts';
import { connectionNotFound } from './faults.ts';
import { type ConnectionRecord, connections } from './state.ts';

export function requireConnection(arn: string, state: Reader): ConnectionRecord {
  const connection = state.get(connections, canonicalArn(arn));
  if (!connection) throw connectionNotFound(arn);
  return connection;
}

export const canonicalArn = (arn: string): string =>
  arn.replace(/^(arn:[^:]*):codestar-connections:/, '$1:codeconnections:');
