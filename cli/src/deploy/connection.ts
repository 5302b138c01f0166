// The connection that stands for a repository of this machine. On AWS a person completes a connection in the console;
// here naming the repository in a tag completes it.
import type { Clients } from '../engine/clients.ts';
import { connectionName } from './system.ts';

const repositoryTag = 'drydock:repository';

export async function ensureConnection({ connections }: Clients, repository: string): Promise<string> {
  const { Connections = [] } = await connections.listConnections({});
  const known = Connections.find(({ ConnectionName }) => ConnectionName === connectionName)?.ConnectionArn;
  const Tags = [{ Key: repositoryTag, Value: repository }];
  if (known) {
    await connections.tagResource({ ResourceArn: known, Tags });
    return known;
  }
  const { ConnectionArn = '' } = await connections.createConnection({
    ConnectionName: connectionName,
    ProviderType: 'GitHub',
    Tags,
  });
  return ConnectionArn;
}
