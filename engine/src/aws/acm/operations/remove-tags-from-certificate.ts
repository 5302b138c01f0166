// https://docs.aws.amazon.com/acm/latest/APIReference/API_RemoveTagsFromCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { retag, withoutTags } from '../tags.ts';

export const removeTagsFromCertificate: Operation<'acm', 'RemoveTagsFromCertificate'> = (input, ctx) => {
  retag(input.CertificateArn, (tags) => withoutTags(tags, input.Tags ?? []), ctx);
  return {};
};
