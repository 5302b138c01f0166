// `--quota 'L-92E49DE3=10000'` or `--quota 'ecs/Tasks per service=10000'`: quotas that an engine is started with.
import { editDistance } from '../kernel/edit-distance.ts';
import { type Quota, type QuotaValues, quotaKey } from '../kernel/quota.ts';
import { StartFailure } from './start-failure.ts';

/** @throws StartFailure for an option that is not `<code or service/name>=<number>`, or that names no quota */
export function quotaValues(options: readonly string[], quotas: readonly Quota[]): QuotaValues {
  return new Map(
    options.map((option) => {
      const [, name = '', value = ''] = /^\s*(.*?)\s*=\s*(\d+)\s*$/s.exec(option) ?? [];
      if (!name || !Number.isSafeInteger(Number(value))) {
        throw new StartFailure(
          `--quota ${option} is not a quota and its value, as in --quota 'ecs/Tasks per service=10000'.`,
        );
      }
      return [quotaKey(requireQuota(name, quotas, '--quota')), Number(value)];
    }),
  );
}

/** @param where it was asked for, for the error @throws StartFailure that names those that are like it */
export function requireQuota(name: string, quotas: readonly Quota[], where: string): Quota {
  const given = name.toLowerCase();
  const found = quotas.find((quota) => namesOf(quota).some((each) => each.toLowerCase() === given));
  if (found) return found;
  const near = quotas
    .map((quota) => ({
      quota,
      distance: Math.min(
        // A name without its service is as near as one with it.
        ...[...namesOf(quota), quota.name].map((each) => editDistance(given, each.toLowerCase())),
      ),
    }))
    .filter(({ distance }) => distance <= Math.max(2, given.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ quota }) => `'${quota.service}/${quota.name}'${quota.code ? ` (${quota.code})` : ''}`);
  const hint =
    near.length > 0 ? `Did you mean ${near.join(', or ')}?` : 'docs/reference/quotas.md lists them.';
  throw new StartFailure(`${where}: there is no quota '${name}'. ${hint}`);
}

const namesOf = ({ code, service, name }: Quota): string[] => [
  ...(code ? [code, `${service}/${code}`] : []),
  `${service}/${name}`,
];
