// What users, passwords and databases may be called.
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
import { isAurora } from '../engines.ts';
import { invalidValue } from '../faults.ts';
import type { NewDatabase } from './new-database.ts';

const isPostgres = (engine: string) => /postgres(ql)?$/.test(engine);

/** Engines whose names and passwords are shorter than PostgreSQL's. */
const isShort = (engine: string) => isAurora(engine) || engine === 'mysql' || engine === 'mariadb';

/** @throws InvalidParameterValue */
export function checkNames(
  engine: string,
  { MasterUsername: user, DBName, DatabaseName = DBName }: NewDatabase,
): void {
  const reserved = isPostgres(engine) ? /^(rds|admin$)/i : /^rdsadmin$/i;
  if (user !== undefined && reserved.test(user))
    throw invalidValue(`MasterUsername ${user} cannot be used as it is a reserved word used by the engine`);
  const mostLetters = isShort(engine) && !isPostgres(engine) ? 16 : 63;
  if (user !== undefined && (!/^[a-z]\w*$/i.test(user) || user.length > mostLetters))
    throw invalidValue('Invalid master user name');
  if (DatabaseName !== undefined && !/^[a-z]\w*$/i.test(DatabaseName))
    throw invalidValue('DBName must begin with a letter and contain only alphanumeric characters.');
}

/** @throws InvalidParameterValue */
export function checkPassword(engine: string, password: string): void {
  if (password.length < 8)
    throw invalidValue(
      'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
    );
  const mostLetters = isShort(engine) ? 41 : 128;
  if (password.length > mostLetters)
    throw invalidValue(
      `The parameter MasterUserPassword is not a valid password because it is longer than ${mostLetters} characters.`,
    );
  if (/[/@" ]|[^\x20-\x7e]/.test(password))
    throw invalidValue(
      "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.",
    );
}
