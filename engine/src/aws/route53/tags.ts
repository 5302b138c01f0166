// Tags of zones and health checks. https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeTagsForResource.html
import { hostedZones } from '../../contracts/hosted-zones.ts';
import type { Context } from '../../kernel/context.ts';
import { requireHealthCheck, requireZone } from './find.ts';
import { healthChecks } from './state.ts';

interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
  put(tags: Readonly<Record<string, string>>): void;
}

/** @throws NoSuchHostedZone, NoSuchHealthCheck */
export function requireTagged(type: string | undefined, id: string | undefined, ctx: Context): Tagged {
  if (type === 'healthcheck') {
    const check = requireHealthCheck(id, ctx);
    return { tags: check.tags, put: (tags) => ctx.put(healthChecks, check.id, { ...check, tags }) };
  }
  const zone = requireZone(id, ctx);
  return { tags: zone.tags, put: (tags) => ctx.put(hostedZones, zone.id, { ...zone, tags }) };
}

export const tagSetOf = (type: string | undefined, id: string | undefined, ctx: Context) => ({
  ResourceType: type as 'hostedzone',
  ResourceId: id,
  Tags: Object.entries(requireTagged(type, id, ctx).tags).map(([Key, Value]) => ({ Key, Value })),
});
