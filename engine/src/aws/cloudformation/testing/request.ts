// What CloudFormation passes to a verb, for tests that call a resource type directly.
import type { Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

export function requestOf(properties: Properties, ctx: Context): ResourceRequest {
  return {
    stackId: 'stack',
    stackName: 'demo',
    logicalId: 'It',
    properties,
    tags: [],
    generatedName: () => 'demo-It-0',
    waker: { controller: 'cloudformation/stack', key: '' },
    startedAt: ctx.now,
  };
}
