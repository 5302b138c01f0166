// Resolves a target of an experiment: once, at its start.
import type { Context } from '../../../kernel/context.ts';
import type { TemplateTarget } from '../records.ts';
import type { ResolvedTarget } from '../state.ts';
import { matches } from './filter.ts';
import { resourceKinds } from './list.ts';
import { parseSelection, select } from './selection.ts';

/** @throws AwsFault of the operation that describes the resources */
export function resolve(target: TemplateTarget, ctx: Context): ResolvedTarget[] {
  const found = resourceKinds.get(target.resourceType)?.find(target, ctx) ?? [];
  const wanted = found.filter(
    ({ description, tags }) =>
      matches(description, target.filters) &&
      Object.entries(target.resourceTags ?? {}).every(([key, value]) => tags[key] === value),
  );
  return select(wanted, parseSelection(target.selectionMode) ?? { kind: 'ALL' }, ctx.ids).map(
    ({ arn, availabilityZone }) => ({ arn, ...(availabilityZone !== undefined && { availabilityZone }) }),
  );
}
