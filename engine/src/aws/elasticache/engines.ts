// Cache engines: which server of this machine stands for each, and ElastiCache's versions and families.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
import type { StoreKind } from '../../contracts/data-stores.ts';

interface Engine {
  /** Oldest first; the last is the one that is taken unless another is given. */
  readonly versions: readonly string[];
  readonly port: number;
  readonly store: StoreKind;
}

export const engines: Readonly<Record<string, Engine>> = {
  redis: { versions: ['5.0.6', '6.0.5', '6.2.6', '7.0.7', '7.1.0'], port: 6379, store: 'redis' },
  valkey: { versions: ['7.2.6', '8.0.1', '8.1.0'], port: 6379, store: 'redis' },
  memcached: { versions: ['1.5.16', '1.6.6', '1.6.12', '1.6.17', '1.6.22'], port: 11211, store: 'memcached' },
};

export const engineOf = (name: string | undefined): Engine | undefined =>
  name !== undefined && Object.hasOwn(engines, name) ? engines[name] : undefined;

/** In full: the newest that begins with what is given (`7.1`, `7`), or what is given where none does. */
export function versionOf({ versions }: Engine, given: string | undefined): string {
  const wanted = given?.replace(/\.x$/, '');
  const matching = versions.filter(
    (version) => wanted === undefined || version === wanted || version.startsWith(`${wanted}.`),
  );
  return matching.at(-1) ?? given ?? '';
}

/** `redis7`, `redis6.x`, `redis5.0`, `valkey8`, `memcached1.6`. */
export function familyOf(engine: string, version: string): string {
  const [major = '', minor = '0'] = version.split('.');
  if (engine === 'redis' && Number(major) === 6) return 'redis6.x';
  return engine === 'valkey' || (engine === 'redis' && Number(major) > 6)
    ? `${engine}${major}`
    : `${engine}${major}.${minor}`;
}
