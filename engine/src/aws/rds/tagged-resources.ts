// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList, tagMap } from '../../contracts/tagged-resources.ts';

export const taggedResources: TaggedResources = {
  service: 'rds',
  list: (ctx) => [
    ...(ctx.call('rds', 'DescribeDBInstances', {}).DBInstances ?? []).map(({ DBInstanceArn, TagList }) => ({
      arn: DBInstanceArn!,
      tags: tagMap(TagList),
    })),
    ...(ctx.call('rds', 'DescribeDBClusters', {}).DBClusters ?? []).map(({ DBClusterArn, TagList }) => ({
      arn: DBClusterArn!,
      tags: tagMap(TagList),
    })),
  ],
  tag: (ResourceName, tags, ctx) =>
    ctx.call('rds', 'AddTagsToResource', { ResourceName, Tags: tagList(tags) }),
  untag: (ResourceName, TagKeys, ctx) => ctx.call('rds', 'RemoveTagsFromResource', { ResourceName, TagKeys }),
};
