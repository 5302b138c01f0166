// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { listeners, loadBalancers, rules, targetGroups } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'elasticloadbalancing',
  list: (ctx) =>
    [...ctx.all(loadBalancers), ...ctx.all(listeners), ...ctx.all(rules), ...ctx.all(targetGroups)].map(
      ({ arn, tags }) => ({ arn, tags }),
    ),
  tag: (arn, tags, ctx) => ctx.call('elbv2', 'AddTags', { ResourceArns: [arn], Tags: tagList(tags) }),
  untag: (arn, TagKeys, ctx) => ctx.call('elbv2', 'RemoveTags', { ResourceArns: [arn], TagKeys }),
};
