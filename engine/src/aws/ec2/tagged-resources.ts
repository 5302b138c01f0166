// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList, tagMap } from '../../contracts/tagged-resources.ts';
import { tagsTable } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'ec2',
  list: (ctx) =>
    ctx.keys(tagsTable).map((id) => {
      const { ResourceType, Tags } = ctx.get(tagsTable, id)!;
      return { arn: ctx.arn('ec2', `${ResourceType}/${id}`), tags: tagMap(Tags) };
    }),
  tag: (arn, tags, ctx) => ctx.call('ec2', 'CreateTags', { Resources: [idOf(arn)], Tags: tagList(tags) }),
  untag: (arn, keys, ctx) =>
    ctx.call('ec2', 'DeleteTags', { Resources: [idOf(arn)], Tags: keys.map((Key) => ({ Key })) }),
};

const idOf = (arn: string) => arn.split('/').at(-1)!;
