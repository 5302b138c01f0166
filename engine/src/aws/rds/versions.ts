// The versions of engines that are described; others are taken as they are given. Newest last, which is the default.
// https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
import { engines } from './engines.ts';

const more: Readonly<Record<string, readonly string[]>> = {
  postgres: ['13.22', '14.19', '15.14', '16.10'],
  'aurora-postgresql': ['13.20', '14.17', '15.12', '16.8'],
  mysql: ['8.0.43'],
  mariadb: ['10.6.23', '10.11.14'],
};

export const versionsOf = (engine: string): readonly string[] => [
  ...(more[engine] ?? []),
  engines[engine]!.version,
];

/** `postgres17`, `aurora-postgresql17`, `mysql8.4`, `aurora-mysql8.0`, `mariadb11.4`, `oracle-se2-19`. */
export function familyOf(engine: string, version: string): string {
  const [major = '', minor = ''] = version.split('.');
  if (engine.endsWith('postgres') || engine.endsWith('postgresql')) return `${engine}${major}`;
  if (/^(oracle|sqlserver)/.test(engine)) return `${engine}-${major}${/^sql/.test(engine) ? '.0' : ''}`;
  return `${engine}${major}.${minor}`;
}

/** `17` of PostgreSQL, `19` of Oracle, `8.4` of MySQL. */
export const majorOf = (engine: string, version: string): string =>
  version
    .split('.')
    .slice(0, /postgres|oracle/.test(engine) ? 1 : 2)
    .join('.');

/** Of each version that is described. */
export const families = (): string[] =>
  Object.keys(engines).flatMap((engine) => versionsOf(engine).map((version) => familyOf(engine, version)));

/** In full: the newest that begins with what is given (`17`, `8.4`), or what is given where none does. */
export const versionOf = (engine: string, given: string): string =>
  versionsOf(engine).findLast((version) => version.startsWith(`${given}.`)) ?? given;

/** Minor versions of two years: those that may have come out since the newest that is listed. */
const laterReleases = 8;
/** The most minor versions that a major version has had, about: PostgreSQL ends its majors at 22 to 24. */
const longestLine = 22;

/** Whether it is a minor version of an open engine that no release has reached: `17.999`. */
export function isBeyondReleases(engine: string, version: string): boolean {
  if (!/postgres|mysql|mariadb/.test(engine)) return false;
  const place = engine.includes('postgres') ? 1 : 2;
  const minorOf = (each: string) => Number.parseInt(each.split('.')[place] ?? '0', 10);
  const family = familyOf(engine, version);
  const listed = versionsOf(engine).filter((each) => familyOf(engine, each) === family);
  const newest = listed.length === 0 ? longestLine : Math.max(...listed.map(minorOf));
  return minorOf(version) > newest + laterReleases;
}
