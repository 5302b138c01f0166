// Databases and caches as servers of this machine: they start with their resource, are killed with the engine, come back with
// their data, and go with their resource.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ElastiCache } from '@aws-sdk/client-elasticache';
import { RDS } from '@aws-sdk/client-rds';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRecord } from './targets/engine/record.ts';
import { eventually } from './testing/system.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const has = (...programs: string[]) =>
  programs.some(
    (program) =>
      spawnSync('which', [program], { env: { PATH: `${process.env.PATH}:/usr/sbin` } }).status === 0,
  );

let state: string;
let engine: ChildProcess | undefined;
let rds: RDS;
let elastiCache: ElastiCache;

beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'drydock-stores-'));
  await start();
});

afterEach(async () => {
  await end('SIGTERM');
  rmSync(state, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const flags = ['--runtime', 'process', '--port', '0', '--state', state];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'engine', ...flags], {
    stdio: 'ignore',
  });
  engine = child;
  const { endpoint, region } = await eventually(async () => {
    const record = readRecord(state);
    return record?.pid === child.pid ? record : undefined;
  });
  const client = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  rds = new RDS(client);
  elastiCache = new ElastiCache(client);
}

async function end(signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => engine!.once('exit', resolve));
  engine!.kill(signal);
  await ended;
}

interface Store {
  /** Its port, once it is available. */
  port(): Promise<number | undefined>;
  write(port: number): Promise<unknown>;
  /** What was written. */
  read(port: number): Promise<string>;
  remove(): Promise<unknown>;
}

/** Takes a store through its life. */
async function live({ port, write, read, remove }: Store): Promise<void> {
  const first = await eventually(port);
  await write(first);
  await end('SIGKILL');
  await eventually(async () => !(await answers(first)));
  await start();
  // It takes connections while it still recovers.
  const [second, found] = await eventually(async () => {
    const known = await port();
    return known === undefined ? undefined : ([known, await read(known)] as const);
  });
  expect(found).toBe('7');
  await remove();
  await eventually(async () => !(await answers(second)));
  const folder = join(state, 'regions', 'us-east-1', 'data-stores');
  await eventually(async () => !existsSync(folder) || readdirSync(folder).length === 0);
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const named = { DBInstanceIdentifier: 'shop' };
const instance = async (Engine: string): Promise<Pick<Store, 'port' | 'remove'>> => {
  await rds.createDBInstance({
    ...named,
    DBInstanceClass: 'db.t4g.micro',
    Engine,
    AllocatedStorage: 20,
    DBName: 'orders',
    MasterUsername: 'shop',
    MasterUserPassword: 'long-enough',
  });
  return {
    async port() {
      const { DBInstances = [] } = await rds.describeDBInstances(named);
      const [{ DBInstanceStatus, Endpoint } = {}] = DBInstances;
      return DBInstanceStatus === 'available' ? Endpoint!.Port! : undefined;
    },
    remove: () => rds.deleteDBInstance({ ...named, SkipFinalSnapshot: true }),
  };
};

describe('a store outlives the end of its engine, and not its own', () => {
  test.skipIf(!has('initdb') && !existsSync('/usr/lib/postgresql'))(
    'PostgreSQL (skipped where it is not installed)',
    async () => {
      const ask = async (port: number, text: string) => {
        const sql = postgres({
          host: '127.0.0.1',
          port,
          username: 'shop',
          password: 'long-enough',
          database: 'orders',
        });
        const rows = await sql.unsafe(text);
        await sql.end();
        return String(rows[0]?.n);
      };
      await live({
        ...(await instance('postgres')),
        write: (port) => ask(port, 'create table t (n int); insert into t values (7)'),
        read: (port) => ask(port, 'select n from t'),
      });
    },
  );

  test.skipIf(!has('mariadbd', 'mysqld') || !has('mariadb', 'mysql'))(
    'MariaDB (skipped where it is not installed)',
    async () => {
      const ask = async (port: number, text: string) =>
        execFileSync(
          has('mariadb') ? 'mariadb' : 'mysql',
          [
            '--no-defaults',
            ...['-h', '127.0.0.1', '-P', String(port), '-u', 'shop', '-N', '-e', text, 'orders'],
          ],
          { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, MYSQL_PWD: 'long-enough' } },
        ).trim();
      await live({
        ...(await instance('mysql')),
        write: (port) => ask(port, 'create table t (n int); insert into t values (7)'),
        read: (port) => ask(port, 'select n from t'),
      });
    },
  );

  test.skipIf(!has('valkey-server', 'redis-server'))(
    'Redis or Valkey (skipped where neither is installed)',
    async () => {
      const id = { ReplicationGroupId: 'shop' };
      await elastiCache.createReplicationGroup({
        ...id,
        ReplicationGroupDescription: 'test',
        CacheNodeType: 'cache.t4g.micro',
        Engine: 'valkey',
      });
      const ask = (port: number, command: string): Promise<string> =>
        new Promise((resolve, reject) => {
          const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
          socket.once('error', reject).once('data', (data) => {
            socket.destroy();
            resolve(data.toString());
          });
        });
      await live({
        async port() {
          const { ReplicationGroups = [] } = await elastiCache.describeReplicationGroups(id);
          const [{ Status, NodeGroups = [] } = {}] = ReplicationGroups;
          return Status === 'available' ? NodeGroups[0]!.PrimaryEndpoint!.Port! : undefined;
        },
        write: (port) => ask(port, 'SET a 7'),
        read: async (port) => /^\$1\r\n(.*)\r\n$/.exec(await ask(port, 'GET a'))?.[1] ?? '',
        remove: () => elastiCache.deleteReplicationGroup(id),
      });
    },
  );
});
