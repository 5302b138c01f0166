// A server of MariaDB, or of MySQL where that is what is installed. https://mariadb.com/kb/en/server-system-variables/
import { realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DataStore } from '../../contracts/data-stores.ts';
import { findMysql, findProgram } from './programs.ts';
import type { Invocation, Setup } from './server.ts';

export const mysql: Setup = (store, folder, isNew) => {
  const file = findMysql();
  if (file === undefined) return undefined;
  const data = join(folder, 'data');
  return {
    prepare: isNew ? [installation(file, data)] : [],
    start: (port) => ({
      file,
      args: [
        '--no-defaults',
        `--datadir=${data}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--init-file=${writeStatements(store, folder)}`,
        ...settings,
      ],
    }),
    ready: /: ready for connections/,
    stopSignal: 'SIGTERM',
  };
};

/** What is written reaches the system with each commit, which is all that an end of the engine asks for. */
const settings = [
  // Relative to the data: the path of a socket may not be long.
  '--socket=server.sock',
  '--skip-name-resolve',
  '--skip-log-bin',
  '--character-set-server=utf8mb4',
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-buffer-pool-size=16M',
  '--loose-innodb-log-file-size=8M',
  '--loose-innodb-use-native-aio=0',
  '--loose-performance-schema=0',
  '--loose-mysqlx=0',
];

/** MariaDB has a program of its own for it. */
function installation(server: string, data: string): Invocation {
  const isMariadb = basename(realpathSync(server)) === 'mariadbd';
  const program = isMariadb && findProgram('mariadb-install-db', programFolders(server));
  if (!program)
    return { file: server, args: ['--no-defaults', '--initialize-insecure', `--datadir=${data}`] };
  return {
    file: program,
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--loose-innodb-log-file-size=8M',
    ],
  };
}

const programFolders = (server: string) =>
  [process.env.PATH ?? '', join(dirname(dirname(realpathSync(server))), 'bin')].join(':');

/** Run at each start: the database and its master user, with the password of now. One statement a line. */
function writeStatements({ user = 'admin', password = '', database }: DataStore, folder: string): string {
  const master = `${literal(user)}@'%'`;
  const statements = [
    ...(database === undefined ? [] : [`CREATE DATABASE IF NOT EXISTS ${identifier(database)}`]),
    `CREATE USER IF NOT EXISTS ${master}`,
    `ALTER USER ${master} IDENTIFIED BY ${literal(password)}`,
    `GRANT ALL PRIVILEGES ON *.* TO ${master} WITH GRANT OPTION`,
    // Users without passwords, who come with the installation.
    "DROP USER IF EXISTS ''@'localhost', 'root'@'127.0.0.1', 'root'@'::1'",
  ];
  const file = join(folder, 'statements.sql');
  writeFileSync(file, statements.map((each) => `${each};\n`).join(''), { mode: 0o600 });
  return file;
}

const identifier = (name: string) => `\`${name.replaceAll('`', '``')}\``;
const literal = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
