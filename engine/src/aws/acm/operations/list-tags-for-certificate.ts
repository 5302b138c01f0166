// https://docs.aws.amazon.com/acm/latest/APIReference/API_ListTagsForCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { findCertificate } from '../find.ts';
import { shownTags } from '../tags.ts';

export const listTagsForCertificate: Operation<'acm', 'ListTagsForCertificate'> = (input, ctx) => ({
  Tags: shownTags(findCertificate(input.CertificateArn, ctx).tags),
});
