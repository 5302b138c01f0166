// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { tables } from './state.ts';
import { tableArn } from './views.ts';

export const taggedResources: TaggedResources = {
  service: 'dynamodb',
  list: (ctx) => ctx.all(tables).map((table) => ({ arn: tableArn(table, ctx), tags: table.tags })),
  tag: (ResourceArn, tags, ctx) => ctx.call('dynamodb', 'TagResource', { ResourceArn, Tags: tagList(tags) }),
  untag: (ResourceArn, TagKeys, ctx) => ctx.call('dynamodb', 'UntagResource', { ResourceArn, TagKeys }),
};
