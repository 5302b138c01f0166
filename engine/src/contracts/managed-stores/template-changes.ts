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
