// What a nested stack is made from: the properties of its resource in the parent's template.
import type { ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { operations, type StackRecord } from '../state.ts';
import type { StackInput } from './stack-input.ts';
import { templateBody } from './template-location.ts';

/** @param request the nested stack's resolved properties, and the tags of its parent */
export function nestedInput(
  { properties, tags }: Pick<ResourceRequest, 'properties' | 'tags'>,
  parent: StackRecord,
  ctx: Context,
): StackInput {
  const given = (properties.Parameters ?? {}) as Readonly<Record<string, unknown>>;
  return {
    body: templateBody({ TemplateURL: properties.TemplateURL as string | undefined }, ctx),
    parameters: Object.entries(given).map(([ParameterKey, value]) => ({
      ParameterKey,
      ParameterValue: Array.isArray(value) ? value.join(',') : String(value),
    })),
    tags: [
      ...((properties.Tags ?? []) as StackInput['tags']),
      ...tags.filter(({ Key }) => !Key.startsWith('aws:')),
    ],
    capabilities: parent.source.capabilities,
    express: ctx.get(operations, parent.stackId)?.express,
    revertDrift: ctx.get(operations, parent.stackId)?.revertDrift,
    notificationArns: (properties.NotificationARNs ?? []) as readonly string[],
  };
}
