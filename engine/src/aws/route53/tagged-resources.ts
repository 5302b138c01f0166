// What the Resource Groups Tagging API sees of this service.

import { hostedZones } from '../../contracts/hosted-zones.ts';
import { type TaggedResources, tagList, tagMap } from '../../contracts/tagged-resources.ts';

export const taggedResources: TaggedResources = {
  service: 'route53',
  list: (ctx) =>
    ctx.all(hostedZones).map(({ id }) => ({
      arn: `arn:aws:route53:::hostedzone/${id}`,
      tags: tagMap(
        ctx.call('route53', 'ListTagsForResource', { ResourceType: 'hostedzone', ResourceId: id })
          .ResourceTagSet?.Tags,
      ),
    })),
  tag: (arn, tags, ctx) =>
    ctx.call('route53', 'ChangeTagsForResource', {
      ResourceType: 'hostedzone',
      ResourceId: arn.split('/').at(-1)!,
      AddTags: tagList(tags),
    }),
  untag: (arn, RemoveTagKeys, ctx) =>
    ctx.call('route53', 'ChangeTagsForResource', {
      ResourceType: 'hostedzone',
      ResourceId: arn.split('/').at(-1)!,
      RemoveTagKeys,
    }),
};
