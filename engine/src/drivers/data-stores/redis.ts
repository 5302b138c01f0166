// A Redis or Valkey server. https://redis.io/docs/latest/operate/oss_and_stack/management/config/
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataStore, StoreUser } from '../../contracts/data-stores.ts';
import { findProgram } from './programs.ts';
import type { Place, Setup } from './server.ts';

export const redis: Setup = (store, folder) => {
  const file = findProgram('valkey-server') ?? findProgram('redis-server');
  if (file === undefined) return undefined;
  if (store.isCluster && !existsSync(nodesFile(folder))) writeNodes(store, folder);
  return {
    prepare: [],
    // Settings come by the input: a command line shows passwords.
    start: (place) => ({ file, args: ['-'], input: settingsOf(store, folder, place) }),
    // As a cluster it waits two seconds before it takes writes.
    ready: store.isCluster ? /Cluster state changed: ok/ : /Ready to accept connections/,
    stopSignal: 'SIGTERM',
  };
};

/** Parameters of AWS that a server on this machine takes as they are. */
const parameters = [
  'maxmemory-policy',
  'maxmemory-samples',
  'notify-keyspace-events',
  'slowlog-log-slower-than',
  'slowlog-max-len',
  'timeout',
];

function settingsOf(store: DataStore, folder: string, { port, address, certificate }: Place): string {
  const { password, formerPassword, users, isCluster, parameters: given = {} } = store;
  return [
    ['bind', '127.0.0.1'],
    ['dir', join(folder, 'data')],
    ['appendonly', 'yes'],
    ['daemonize', 'no'],
    ...(certificate
      ? [
          ['port', '0'],
          ['tls-port', String(port)],
          ['tls-cert-file', certificate.file],
          ['tls-key-file', certificate.keyFile],
          ['tls-ca-cert-file', certificate.file],
          ['tls-auth-clients', 'no'],
        ]
      : [['port', String(port)]]),
    ...(isCluster
      ? [
          ['cluster-enabled', 'yes'],
          ['cluster-config-file', nodesFile(folder)],
          ['cluster-announce-ip', address],
          ...(certificate ? [['tls-cluster', 'yes']] : []),
          // Nodes speak ten thousand ports higher, which not every port has.
          ...(port > 55_535 ? [['cluster-port', String(port - 10_000)]] : []),
        ]
      : []),
    ...(password === undefined ? [] : [['requirepass', password]]),
    ...(formerPassword === undefined
      ? []
      : [['user', 'default', 'on', `>${formerPassword}`, `>${password}`, '~*', '&*', '+@all']]),
    ...(users ?? []).map(userLine),
    // Whoever does not log in is the user of that name.
    ...(users?.every(({ name }) => name !== 'default') ? [['user', 'default', 'reset', 'off']] : []),
    ...parameters.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  ]
    .map(([name, ...values]) => `${name} ${values.map(quoted).join(' ')}\n`)
    .join('');
}

/** Rules of modules are left out, which no server here has: it would not start with them. */
const ofModule = /^[+-](@(bloom|cms|cuckoo|json|search|tdigest|timeseries|topk)$|[a-z]+\.)/i;

const userLine = ({ name, rules, passwordHashes }: StoreUser): string[] => [
  'user',
  name,
  'reset',
  ...rules
    .trim()
    .split(/\s+/)
    .filter((rule) => !ofModule.test(rule)),
  ...(passwordHashes?.map((hash) => `#${hash}`) ?? ['nopass']),
];

const quoted = (text: string) =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/[^\x20-\x7e]/g, (each) => [...Buffer.from(each)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''))}"`;

const nodesFile = (folder: string) => join(folder, 'nodes.conf');

/** A cluster's own file, as if its one node had been given all slots. */
function writeNodes({ storeId }: DataStore, folder: string): void {
  const id = createHash('sha1').update(storeId).digest('hex');
  writeFileSync(
    nodesFile(folder),
    `${id} 127.0.0.1:0@0 myself,master - 0 0 0 connected 0-16383\nvars currentEpoch 0 lastVoteEpoch 0\n`,
  );
}
