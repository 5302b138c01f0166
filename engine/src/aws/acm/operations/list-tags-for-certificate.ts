// https://docs.aws.amazon.com/acm/latest/APIReference/API_ListTagsForCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { requireCertificate } from '../find.ts';
import { tagsView } from '../tags.ts';

export const listTagsForCertificate: Operation<'acm', 'ListTagsForCertificate'> = (input, ctx) => ({
  Tags: tagsView(requireCertificate(input.CertificateArn, ctx).tags),
});
