// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagServerCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { requireServerCertificate } from '../find.ts';
import { serverCertificates } from '../state.ts';
import { withoutTags } from '../tags.ts';

export const untagServerCertificate: Operation<'iam', 'UntagServerCertificate'> = (input, ctx) => {
  const certificate = requireServerCertificate(input.ServerCertificateName, ctx);
  ctx.put(serverCertificates, certificate.name, {
    ...certificate,
    tags: withoutTags(certificate.tags, input.TagKeys!),
  });
  return {};
};
