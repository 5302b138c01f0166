// What the Resource Groups Tagging API sees of this service.
import { lowerTagList, type TaggedResources, tagMap } from '../../contracts/tagged-resources.ts';
import { pipelines } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'codepipeline',
  list: (ctx) => ctx.all(pipelines).map(({ arn, tags }) => ({ arn, type: 'pipeline', tags: tagMap(tags) })),
  tag: (resourceArn, tags, ctx) =>
    ctx.call('codepipeline', 'TagResource', { resourceArn, tags: lowerTagList(tags) }),
  untag: (resourceArn, tagKeys, ctx) => ctx.call('codepipeline', 'UntagResource', { resourceArn, tagKeys }),
};
