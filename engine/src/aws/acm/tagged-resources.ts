// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { acmCertificates } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'acm',
  list: (ctx) => ctx.all(acmCertificates).map(({ arn, tags }) => ({ arn, tags })),
  tag: (CertificateArn, tags, ctx) =>
    ctx.call('acm', 'AddTagsToCertificate', { CertificateArn, Tags: tagList(tags) }),
  untag: (CertificateArn, keys, ctx) =>
    ctx.call('acm', 'RemoveTagsFromCertificate', { CertificateArn, Tags: keys.map((Key) => ({ Key })) }),
};
