// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import type { Context } from '../../kernel/context.ts';
import { parameters } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'ssm',
  list: (ctx) =>
    ctx
      .all(parameters)
      .map(({ name, tags }) => ({ arn: ctx.arn('ssm', `parameter/${name.replace(/^\//, '')}`), tags })),
  tag: (arn, tags, ctx) =>
    ctx.call('ssm', 'AddTagsToResource', { ...parameterOf(arn, ctx), Tags: tagList(tags) }),
  untag: (arn, TagKeys, ctx) =>
    ctx.call('ssm', 'RemoveTagsFromResource', { ...parameterOf(arn, ctx), TagKeys }),
};

/** `parameter/a/b` is the parameter `/a/b`, and `parameter/a` either `a` or `/a`. */
function parameterOf(arn: string, ctx: Context) {
  const [, name = ''] = arn.split(':parameter/');
  return { ResourceType: 'Parameter' as const, ResourceId: ctx.get(parameters, name) ? name : `/${name}` };
}
