// What the Resource Groups Tagging API sees of this service.
import { lowerTagList, type TaggedResources, tagMap } from '../../contracts/tagged-resources.ts';
import {
  capacityProviders,
  clusters,
  containerInstances,
  services,
  taskDefinitions,
  tasks,
} from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'ecs',
  list: (ctx) =>
    [
      ...ctx.all(clusters),
      ...ctx.all(services),
      ...ctx.all(taskDefinitions),
      ...ctx.all(tasks),
      ...ctx.all(containerInstances),
      ...ctx.all(capacityProviders),
    ].map(({ arn, tags }) => ({ arn, tags: tagMap(tags) })),
  tag: (resourceArn, tags, ctx) => ctx.call('ecs', 'TagResource', { resourceArn, tags: lowerTagList(tags) }),
  untag: (resourceArn, tagKeys, ctx) => ctx.call('ecs', 'UntagResource', { resourceArn, tagKeys }),
};
