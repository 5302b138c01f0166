// Tags of load balancers, listeners, rules, target groups and trust stores.
import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { duplicateTagKeys, tooManyTags } from './faults.ts';
import {
  requireListener,
  requireLoadBalancer,
  requireRule,
  requireTargetGroup,
  requireTrustStore,
} from './find.ts';
import { listeners, loadBalancers, rules, type Tags, targetGroups, trustStores } from './state.ts';

const maxTags = 50;

export function recordedTags(tags: readonly Tag[] | undefined, before: Tags = {}): Tags {
  const keys = (tags ?? []).map((tag) => tag.Key!);
  if (new Set(keys).size < keys.length) throw duplicateTagKeys();
  const after = { ...before, ...Object.fromEntries((tags ?? []).map((tag) => [tag.Key!, tag.Value ?? ''])) };
  if (Object.keys(after).length > maxTags) throw tooManyTags();
  return after;
}

export function tagsView(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The tags of whatever an ARN names. The result of `change` is stored. */
export function tagged(arn: string, ctx: Context, change?: (tags: Tags) => Tags): Tags {
  const kind = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:([a-z-]+)\//.exec(arn)?.[1];
  if (kind === 'targetgroup') {
    const record = requireTargetGroup(arn, ctx);
    if (change) ctx.put(targetGroups, arn, { ...record, tags: change(record.tags) });
    return record.tags;
  }
  if (kind === 'listener') {
    const record = requireListener(arn, ctx);
    if (change) ctx.put(listeners, arn, { ...record, tags: change(record.tags) });
    return record.tags;
  }
  if (kind === 'listener-rule') {
    const record = requireRule(arn, ctx);
    if (change) ctx.put(rules, arn, { ...record, tags: change(record.tags) });
    return record.tags;
  }
  if (kind === 'truststore') {
    const record = requireTrustStore(arn, ctx);
    if (change) ctx.put(trustStores, arn, { ...record, tags: change(record.tags) });
    return record.tags;
  }
  const record = requireLoadBalancer(arn, ctx);
  if (change) ctx.put(loadBalancers, arn, { ...record, tags: change(record.tags) });
  return record.tags;
}
