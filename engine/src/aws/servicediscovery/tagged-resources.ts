// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { namespaces, services } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'servicediscovery',
  list: (ctx) => [...ctx.all(namespaces), ...ctx.all(services)].map(({ arn, tags }) => ({ arn, tags })),
  tag: (ResourceARN, tags, ctx) =>
    ctx.call('servicediscovery', 'TagResource', { ResourceARN, Tags: tagList(tags) }),
  untag: (ResourceARN, TagKeys, ctx) =>
    ctx.call('servicediscovery', 'UntagResource', { ResourceARN, TagKeys }),
};
