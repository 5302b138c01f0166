// The connection to where the repository lives. AWS makes it PENDING, and only a person can complete it, in the console.
// https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html
import type { Connection } from '@aws-sdk/client-codestar-connections';
import type { Clock } from '../clock/clock.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import type { RemoteSource } from '../source/remote-source.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Target } from '../targets/target.ts';

const pollMs = 3000;
const sayEveryMs = 60_000;

/** The one of that ARN; otherwise one of ours, or the only one that is available; otherwise a new one. */
export async function* awaitConnection(
  target: Target,
  clock: Clock,
  { provider }: RemoteSource,
  arn: string | undefined,
): AsyncGenerator<Message, string> {
  const began = clock.elapsed();
  const found = await findConnection(target, provider, arn);
  const connection = found ?? (await create(target, provider));
  const { ConnectionArn = '', ConnectionName: name = '' } = connection;
  const tookMs = () => clock.elapsed() - began;
  if (connection.ConnectionStatus !== 'AVAILABLE') {
    yield { code: 'connection-pending', name, provider, url: consoleAddress(target, ConnectionArn) };
    let saidMs = 0;
    for (;;) {
      await clock.delay(pollMs);
      const status = await statusOf(target, ConnectionArn);
      if (status === 'AVAILABLE') break;
      if (status === 'ERROR')
        throw new UserError(`The connection ${name} is in ERROR. Delete it, and try again.`);
      if (tookMs() - saidMs < sayEveryMs) continue;
      saidMs = tookMs();
      yield { code: 'still-waiting', what: 'Connection', tookMs: saidMs, awaits: [`${name} is ${status}`] };
    }
  }
  yield { code: 'connection-ready', name, tookMs: tookMs(), isKnown: found !== undefined };
  return ConnectionArn;
}

export const connectionName = (provider: string) => `drydock-${provider.toLowerCase()}`;

export async function findConnection(
  { clients: { connections } }: Target,
  provider: RemoteSource['provider'],
  arn?: string,
): Promise<Connection | undefined> {
  if (arn !== undefined) {
    const { Connection } = await connections.getConnection({ ConnectionArn: arn });
    return Connection;
  }
  const all = await allPages(async (NextToken) => {
    const page = await connections.listConnections({ ProviderTypeFilter: provider, NextToken });
    return { items: page.Connections, next: page.NextToken };
  });
  const available = all.filter(({ ConnectionStatus }) => ConnectionStatus === 'AVAILABLE');
  return (
    all.find(({ ConnectionName }) => ConnectionName === connectionName(provider)) ??
    (available.length === 1 ? available[0] : undefined)
  );
}

async function create(
  { clients: { connections } }: Target,
  provider: RemoteSource['provider'],
): Promise<Connection> {
  const ConnectionName = connectionName(provider);
  const { ConnectionArn } = await connections.createConnection({ ConnectionName, ProviderType: provider });
  return { ConnectionArn, ConnectionName, ConnectionStatus: 'PENDING' };
}

async function statusOf({ clients: { connections } }: Target, ConnectionArn: string): Promise<string> {
  const { Connection } = await connections.getConnection({ ConnectionArn });
  return Connection?.ConnectionStatus ?? 'gone';
}

/** Where the console has the button. */
export function consoleAddress({ account, region }: Target, arn: string): string {
  const id = arn.split('/').at(-1) ?? '';
  return `https://${region}.console.aws.amazon.com/codesuite/settings/${account}/${region}/codestar-connections/connections/${id}`;
}
