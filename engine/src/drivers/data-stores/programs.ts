// Where this machine has the servers: on the path, and where Debian puts PostgreSQL's, newest version first.
import { accessSync, constants, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const debian = '/usr/lib/postgresql';

/** The folder that has all of PostgreSQL's programs; undefined where it is not installed. */
export function findPostgres(path = process.env.PATH ?? ''): string | undefined {
  const onPath = findProgram('initdb', path) ?? findProgram('postgres', path);
  const folders = [
    ...(onPath ? [dirname(realpathSync(onPath))] : []),
    ...versionsIn(debian).map((version) => join(debian, version, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => isProgram(join(folder, name))));
}

export function findProgram(name: string, path = process.env.PATH ?? ''): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

/** MariaDB's server or MySQL's, which Debian puts where only root's path leads. */
export function findMysql(path = process.env.PATH ?? ''): string | undefined {
  const everywhere = path && [path, '/usr/sbin', '/usr/local/sbin'].join(delimiter);
  return findProgram('mariadbd', everywhere) ?? findProgram('mysqld', everywhere);
}

function versionsIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort((a, b) => Number(b) - Number(a));
  } catch {
    return [];
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
