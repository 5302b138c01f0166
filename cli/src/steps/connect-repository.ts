// The connection that stands for a repository of this machine. On AWS a person completes a connection in the console;
// here a tag that names the repository completes it.
import type { SystemDescription } from '../system/description.ts';
import type { Target } from '../targets/target.ts';

const repositoryTag = 'drydock:repository';

/** Returns the connection's ARN. @param repository absolute path of a git repository */
export async function connectRepository(
  { clients: { connections } }: Target,
  { source }: SystemDescription,
  repository: string,
): Promise<string> {
  const { Connections = [] } = await connections.listConnections({});
  const known = Connections.find(
    ({ ConnectionName }) => ConnectionName === source.connectionName,
  )?.ConnectionArn;
  const Tags = [{ Key: repositoryTag, Value: repository }];
  if (known) {
    await connections.tagResource({ ResourceArn: known, Tags });
    return known;
  }
  const { ConnectionArn = '' } = await connections.createConnection({
    ConnectionName: source.connectionName,
    ProviderType: 'GitHub',
    Tags,
  });
  return ConnectionArn;
}
