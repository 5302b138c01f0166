// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagServerCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { requireServerCertificate } from '../find.ts';
import { serverCertificates } from '../state.ts';
import { tagMap } from '../tags.ts';

export const tagServerCertificate: Operation<'iam', 'TagServerCertificate'> = (input, ctx) => {
  const certificate = requireServerCertificate(input.ServerCertificateName, ctx);
  const tags = { ...certificate.tags, ...tagMap(input.Tags) };
  ctx.put(serverCertificates, certificate.name, { ...certificate, tags });
  return {};
};
