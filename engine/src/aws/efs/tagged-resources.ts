// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { accessPoints, fileSystems } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'elasticfilesystem',
  list: (ctx) => [
    ...ctx.all(fileSystems).map(({ FileSystemId, tags }) => ({
      arn: ctx.arn('elasticfilesystem', `file-system/${FileSystemId}`),
      tags,
    })),
    ...ctx.all(accessPoints).map(({ AccessPointId, tags }) => ({
      arn: ctx.arn('elasticfilesystem', `access-point/${AccessPointId}`),
      tags,
    })),
  ],
  tag: (arn, tags, ctx) =>
    ctx.call('efs', 'TagResource', { ResourceId: arn.split('/').at(-1)!, Tags: tagList(tags) }),
  untag: (arn, TagKeys, ctx) =>
    ctx.call('efs', 'UntagResource', { ResourceId: arn.split('/').at(-1)!, TagKeys }),
};
