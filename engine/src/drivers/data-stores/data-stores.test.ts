// Against the servers of this machine, where it has them.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as connectWithTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DataStore } from '../../contracts/data-stores.ts';
import type { Driver } from '../../contracts/driver.ts';
import { TestHost } from '../testing/driver.ts';
import { createDataStores } from './index.ts';
import { findMysql, findPostgres, findProgram } from './programs.ts';
import { asUser, serverUser } from './run-as.ts';

let host: TestHost;
let driver: Driver;

beforeEach(() => {
  host = new TestHost();
  driver = createDataStores(host);
});

afterEach(async () => {
  await driver.stop();
  host.remove();
});

const start = async (store: DataStore): Promise<number> => {
  driver.effects['data-stores/start']!(store);
  await host.when(() => host.reported.length > 0);
  expect(host.all('data-stores/failed')).toEqual([]);
  const { port } = await host.until('data-stores/started');
  return port;
};

/** The next engine on the same folder, whose mark is another. */
const again = () => {
  host.reported.length = 0;
  driver = createDataStores({ ...host, mark: `${host.mark}-next` });
};

/** Whether anything takes connections there. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const psql = findProgram('psql');

describe.runIf(findPostgres() && psql)('PostgreSQL', { timeout: 60_000 }, () => {
  const store: DataStore = {
    storeId: 'db-1',
    kind: 'postgres',
    port: 0,
    user: 'shop',
    password: "o'clock",
    database: 'orders',
  };
  const query = (port: number, sql: string, password = store.password) =>
    execFileSync(psql!, ['-h', '127.0.0.1', '-p', String(port), '-U', 'shop', '-d', 'orders', '-Atc', sql], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, PGPASSWORD: password },
    }).trim();

  test('takes the password, keeps its data through an end, and goes with its files', async () => {
    const first = await start(store);
    query(first, 'create table t (n int); insert into t values (7)');
    expect(() => query(first, 'select 1', 'wrong')).toThrow(/password authentication failed/);
    await driver.stop();
    expect(await answers(first)).toBe(false);
    again();
    const second = await start({ ...store, password: 'changed' });
    expect(query(second, 'select n from t', 'changed')).toBe('7');
    driver.effects['data-stores/remove']!({ storeId: store.storeId });
    await driver.stop();
    expect([await answers(second), existsSync(join(host.folder, store.storeId))]).toEqual([false, false]);
  });

  test('starts although the process that its lock names is still listed', async () => {
    await start(store);
    await driver.stop();
    const { file, args } = asUser(serverUser(), { file: 'sleep', args: ['600'] });
    const other = spawn(file, args, { stdio: 'ignore' });
    try {
      const data = join(host.folder, store.storeId, 'data');
      writeFileSync(join(data, 'postmaster.pid'), `${other.pid}\n${data}\n0\n0\n\n127.0.0.1\n`);
      again();
      expect(query(await start(store), 'select 7')).toBe('7');
    } finally {
      other.kill('SIGKILL');
    }
  });
});

const client = findProgram('mariadb') ?? findProgram('mysql');

describe.runIf(findMysql() && client)('MariaDB', { timeout: 60_000 }, () => {
  const store: DataStore = {
    storeId: 'db-1',
    kind: 'mysql',
    port: 0,
    user: 'shop',
    password: "o'clock\\",
    database: 'orders',
  };
  const query = (port: number, sql: string, password: string, user = 'shop') =>
    execFileSync(
      client!,
      ['--no-defaults', '-h', '127.0.0.1', '-P', String(port), '-u', user, '-N', '-e', sql, 'orders'],
      { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, MYSQL_PWD: password } },
    ).trim();

  test('takes the password, keeps its data through an end, and goes with its files', async () => {
    const first = await start(store);
    query(first, 'create table t (n int); insert into t values (7)', store.password!);
    expect(() => query(first, 'select 1', 'wrong')).toThrow(/Access denied/);
    expect(() => query(first, 'select 1', '', 'root')).toThrow(/Access denied/);
    await driver.stop();
    expect(await answers(first)).toBe(false);
    again();
    const second = await start({ ...store, password: 'changed' });
    expect(query(second, 'select n from t', 'changed')).toBe('7');
    driver.effects['data-stores/remove']!({ storeId: store.storeId });
    await driver.stop();
    expect([await answers(second), existsSync(join(host.folder, store.storeId))]).toEqual([false, false]);
  });
});

describe.runIf(findProgram('valkey-server') ?? findProgram('redis-server'))(
  'Redis',
  { timeout: 60_000 },
  () => {
    /** What the server answers to the commands, each on a line. */
    const ask = (port: number, ...commands: string[]): Promise<string> =>
      talk(connect(port, '127.0.0.1'), commands);
    const talk = (socket: Socket, commands: readonly string[]): Promise<string> =>
      new Promise((resolve, reject) => {
        let text = '';
        socket
          .setEncoding('utf8')
          .once('error', reject)
          .once('end', () => resolve(text));
        socket.on('data', (chunk) => {
          text += chunk;
        });
        socket.write([...commands, 'QUIT', ''].join('\r\n'));
      });

    test('keeps its data through an end', async () => {
      const store: DataStore = { storeId: 'cache-1', kind: 'redis', port: 0 };
      expect(await ask(await start(store), 'SET a 7')).toBe('+OK\r\n+OK\r\n');
      await driver.stop();
      again();
      expect(await ask(await start(store), 'GET a')).toBe('$1\r\n7\r\n+OK\r\n');
    });

    test('takes its token, the one before it, and no other', async () => {
      const port = await start({
        storeId: 'cache-1',
        kind: 'redis',
        port: 0,
        password: 'a"new\\one',
        formerPassword: 'the-former-one',
      });
      expect(await ask(port, 'GET a')).toContain('NOAUTH');
      expect(await ask(port, 'AUTH neither')).toContain('WRONGPASS');
      expect(await ask(port, 'AUTH "a\\"new\\\\one"', 'PING')).toContain('+PONG');
      expect(await ask(port, 'AUTH the-former-one', 'PING')).toContain('+PONG');
    });

    test('lets its users do what their rules say, and nobody who does not log in', async () => {
      const passwordHashes = [createHash('sha256').update('sixteen-characters').digest('hex')];
      const port = await start({
        storeId: 'cache-1',
        kind: 'redis',
        port: 0,
        users: [
          { name: 'app', rules: 'on ~app::* -@all +@read +set +@json +json.get', passwordHashes },
          { name: 'open', rules: 'on ~* +@all' },
        ],
      });
      expect(await ask(port, 'GET a')).toContain('NOAUTH');
      expect(await ask(port, 'AUTH app another-password')).toContain('WRONGPASS');
      const asApp = (...commands: string[]) => ask(port, 'AUTH app sixteen-characters', ...commands);
      expect(await asApp('SET app::a 7', 'GET app::a')).toContain('$1\r\n7');
      expect(await asApp('GET b')).toContain('NOPERM');
      expect(await asApp('DEL app::a')).toContain('NOPERM');
      expect(await ask(port, 'AUTH open whatever', 'GET app::a')).toContain('$1\r\n7');
    });

    test('as a cluster it has all slots, and answers for them at once', async () => {
      const port = await start({ storeId: 'cache-1', kind: 'redis', port: 0, isCluster: true });
      expect(await ask(port, 'SET a 7', 'CLUSTER INFO')).toMatch(/^\+OK.*cluster_slots_ok:16384/s);
      expect(await ask(port, 'CLUSTER SLOTS')).toContain(`127.0.0.1\r\n:${port}`);
    });

    test('takes parameters of AWS that are of use here', async () => {
      const parameters = { 'notify-keyspace-events': 'Ex', 'reserved-memory-percent': '25' };
      const port = await start({ storeId: 'cache-1', kind: 'redis', port: 0, parameters });
      expect(await ask(port, 'CONFIG GET notify-keyspace-events')).toContain('xE');
    });

    test('where tasks are containers it says at which address they reach it, which its certificate has', async () => {
      await driver.stop();
      driver = createDataStores(host, async () => '10.88.0.1');
      await start({ storeId: 'cache-1', kind: 'redis', port: 0, isEncrypted: true, isCluster: true });
      const [{ address, port } = {}] = host.all('data-stores/started');
      expect(address).toBe('10.88.0.1');
      const ca = readFileSync(join(host.folder, 'certificate', 'certificate.pem'));
      expect(new X509Certificate(ca).checkIP('10.88.0.1')).toBe('10.88.0.1');
      const socket = connectWithTls({ port: port!, host: '127.0.0.1', ca });
      expect(await talk(socket, ['CLUSTER SLOTS'])).toContain(`10.88.0.1\r\n:${port}`);
    });

    test('with TLS it shows a certificate that can be trusted, and takes nothing else', async () => {
      const port = await start({ storeId: 'cache-1', kind: 'redis', port: 0, isEncrypted: true });
      const ca = readFileSync(join(host.folder, 'certificate', 'certificate.pem'));
      expect(await talk(connectWithTls({ port, host: '127.0.0.1', ca }), ['PING'])).toContain('+PONG');
      await expect(talk(connectWithTls({ port, host: '127.0.0.1' }), ['PING'])).rejects.toThrow(
        /self-signed/,
      );
      expect(await ask(port, 'PING').catch(() => '')).not.toContain('PONG');
    });
  },
);

describe.runIf(findPostgres() && psql)('a copy', { timeout: 60_000 }, () => {
  const store: DataStore = {
    storeId: 'db-1',
    kind: 'postgres',
    port: 0,
    user: 'shop',
    password: 'secret',
    database: 'orders',
  };
  const query = (port: number, sql: string) =>
    execFileSync(psql!, ['-h', '127.0.0.1', '-p', String(port), '-U', 'shop', '-d', 'orders', '-Atc', sql], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, PGPASSWORD: 'secret' },
    }).trim();

  test('has what the store had then, and another store begins with it', async () => {
    const first = await start(store);
    query(first, 'create table t (n int); insert into t values (7)');
    host.reported.length = 0;
    driver.effects['data-stores/copy']!({ storeId: 'db-1', copyId: 'snapshot-1' });
    expect(await host.until('data-stores/copied')).toEqual({ copyId: 'snapshot-1' });
    // The store goes on, on the port that it had.
    const { port } = await host.until('data-stores/started');
    expect(port).toBe(first);
    query(first, 'insert into t values (8)');
    host.reported.length = 0;
    const other = await start({ ...store, storeId: 'db-2', origin: 'snapshot-1' });
    expect([query(first, 'select sum(n) from t'), query(other, 'select sum(n) from t')]).toEqual(['15', '7']);
  });

  test('of a store that has no files fails', async () => {
    driver.effects['data-stores/copy']!({ storeId: 'db-9', copyId: 'snapshot-1' });
    expect(await host.until('data-stores/copy-failed')).toMatchObject({ copyId: 'snapshot-1' });
  });
});

describe.runIf(findProgram('memcached'))('Memcached', { timeout: 60_000 }, () => {
  test('takes what it is given, with TLS too', async () => {
    const talk = (socket: Socket): Promise<string> =>
      new Promise((resolve, reject) => {
        let text = '';
        socket
          .setEncoding('utf8')
          .once('error', reject)
          .once('end', () => resolve(text));
        socket.on('data', (chunk) => {
          text += chunk;
        });
        socket.write('set a 0 0 1\r\n7\r\nget a\r\nquit\r\n');
      });
    const stored = 'STORED\r\nVALUE a 0 1\r\n7\r\nEND\r\n';
    const port = await start({ storeId: 'cache-1', kind: 'memcached', port: 0 });
    expect(await talk(connect(port, '127.0.0.1'))).toBe(stored);
    host.reported.length = 0;
    const other = await start({ storeId: 'cache-2', kind: 'memcached', port: 0, isEncrypted: true });
    const ca = readFileSync(join(host.folder, 'certificate', 'certificate.pem'));
    expect(await talk(connectWithTls({ port: other, host: '127.0.0.1', ca }))).toBe(stored);
  });
});

test('what is not installed is missing, with the command that installs it', async () => {
  const path = process.env.PATH;
  process.env.PATH = '';
  try {
    driver.effects['data-stores/start']!({ storeId: 'cache-1', kind: 'redis', port: 0 });
    expect(await host.until('data-stores/missing')).toEqual({
      storeId: 'cache-1',
      remedy: 'apt-get install redis-server',
    });
  } finally {
    process.env.PATH = path;
  }
});
