// What has become of resources whose address has changed by itself.
import { deployAgain } from '../../../contracts/moved-resources.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { inStack, putRecord } from '../records/put.ts';
import { type ResourceRecord, resources, stacks } from '../state.ts';

/** The next update of its stack looks for what refers to it, even without another template. */
export function moved(
  { typePrefix, physicalId, before, now, reason }: Reports['resources/moved'],
  ctx: Context,
): void {
  const found = ctx
    .all(resources)
    .filter(
      ({ type, shape }) =>
        type.startsWith(typePrefix) && shape?.physicalId.toLowerCase() === physicalId.toLowerCase(),
    );
  for (const record of found) {
    const given = ctx.get(stacks, record.stackId)?.outdated?.[record.logicalId] ?? before;
    if (given === now) unmark(record, ctx);
    else markOutdated(record, given, reason, ctx);
  }
}

/** What imports a value that is another one now, in other stacks. */
export function importedValueChanged(name: string, ctx: Context): void {
  for (const stack of ctx.all(stacks))
    if (stack.imports.includes(name)) ctx.put(stacks, stack.stackId, { outdated: {}, ...stack });
  for (const record of ctx.all(resources))
    if (record.shape?.imports.includes(name))
      markOutdated(record, '', `the value of the export ${name} has changed`, ctx);
}

function markOutdated(record: ResourceRecord, given: string, reason: string, ctx: Context): void {
  const stack = ctx.get(stacks, record.stackId);
  if (!stack || stack.deletedAt !== undefined) return;
  const outdated = { ...stack.outdated, [record.logicalId]: given };
  ctx.put(stacks, stack.stackId, { ...stack, outdated });
  putRecord({ ...record, statusReason: `${deployAgain}${reason}` }, inStack(record), ctx);
}

/** It is back where the stack has it. */
function unmark(record: ResourceRecord, ctx: Context): void {
  const { outdated = {}, ...stack } = ctx.get(stacks, record.stackId)!;
  const { [record.logicalId]: _back, ...others } = outdated;
  ctx.put(stacks, stack.stackId, {
    ...stack,
    ...(Object.keys(others).length > 0 && { outdated: others }),
  });
  const { statusReason: _said, ...rest } = record;
  putRecord(rest, inStack(record), ctx);
}
