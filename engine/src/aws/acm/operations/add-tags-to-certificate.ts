// https://docs.aws.amazon.com/acm/latest/APIReference/API_AddTagsToCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { retag, withTags } from '../tags.ts';

export const addTagsToCertificate: Operation<'acm', 'AddTagsToCertificate'> = (input, ctx) => {
  retag(input.CertificateArn, (tags) => withTags(tags, input.Tags), ctx);
  return {};
};
