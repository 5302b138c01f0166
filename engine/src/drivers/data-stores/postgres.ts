// A PostgreSQL server: one cluster of files a store. https://www.postgresql.org/docs/current/app-postgres.html
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres } from './programs.ts';
import type { Invocation, Setup } from './server.ts';

export const postgres: Setup = ({ user = 'postgres', password = '', database }, folder, isNew) => {
  const programs = findPostgres();
  if (programs === undefined) return undefined;
  const data = join(folder, 'data');
  if (!isNew) removeLock(data);
  // A server by itself, without sockets, takes statements from its input.
  const statement = (input: string): Invocation => ({
    file: join(programs, 'postgres'),
    args: ['--single', '-c', 'fsync=off', '-D', data, 'postgres'],
    input,
  });
  return {
    prepare: [
      ...(isNew
        ? [
            // It asks for a password at once: the real one is set below.
            {
              file: join(programs, 'initdb'),
              args: [
                ...['-D', data, '-U', user, '-E', 'UTF8', '--no-locale', '--no-sync'],
                ...['--auth=scram-sha-256', `--pwfile=${placeholder(folder)}`],
              ],
            },
            ...(database === undefined || database === 'postgres'
              ? []
              : [statement(`CREATE DATABASE ${identifier(database)};\n`)]),
          ]
        : []),
      statement(`ALTER USER ${identifier(user)} WITH PASSWORD ${literal(password)};\n`),
    ],
    start: ({ port }) => ({
      file: join(programs, 'postgres'),
      args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    }),
    ready: /database system is ready to accept connections/,
    stopSignal: 'SIGINT',
  };
};

/** What is written reaches the system with each commit, which is all that an end of the engine asks for. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'shared_buffers=16MB',
  'dynamic_shared_memory_type=mmap',
  'logging_collector=off',
  'log_destination=stderr',
  'lc_messages=C',
];

/**
 * A server that was killed leaves its lock, which holds for as long as there is a process of its id, even one that has
 * ended and that nobody has asked for its status. No other server uses the folder: an engine has its state to itself, and
 * has killed what an earlier one left.
 */
const removeLock = (data: string) => rmSync(join(data, 'postmaster.pid'), { force: true });

function placeholder(folder: string): string {
  const file = join(folder, 'placeholder');
  writeFileSync(file, 'none\n');
  return file;
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
