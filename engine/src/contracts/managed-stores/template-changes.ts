// What an update of a template changes of something that RDS or ElastiCache runs.
import type { ResourceRequest } from '../resource-type.ts';

/**
 * What has changed, with the default of what the template no longer has. What has not is left out: a password that is given again
 * would restart a server.
 */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const gone = Object.entries(defaults).filter(([name]) => name in before);
  const wanted = { ...Object.fromEntries(gone), ...after };
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}

export const tagsOf = ({ properties, tags }: ResourceRequest): { Key: string; Value: string }[] => [
  ...tags,
  ...((properties.Tags ?? []) as { Key: string; Value: string }[]),
];

/** The version as a template has it, where it is the store's, whatever its minor version: `7.1` for `7.1.0`, `6.x` for `6.2.6`. */
export const versionAsGiven = (given: unknown, version: string | undefined): unknown =>
  typeof given === 'string' && version?.startsWith(`${given.replace(/\.x$/, '')}.`) ? given : version;
