// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadServerCertificate.html

import { certificates } from '../../../contracts/certificates.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { readCertificate } from '../certificate.ts';
import { checkedPath, checkName } from '../entity-name.ts';
import { serverCertificateExists } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { type ServerCertificateRecord, serverCertificates } from '../state.ts';
import { tagMap, tagViews } from '../tags.ts';
import { iamArn, serverCertificateView } from '../views.ts';

export const uploadServerCertificate: Operation<'iam', 'UploadServerCertificate'> = (input, ctx) => {
  const name = input.ServerCertificateName!;
  checkName('serverCertificateName', name, 128);
  if (ctx.get(serverCertificates, name)) throw serverCertificateExists(name);
  checkQuota(ctx, quotas.serverCertificates, ctx.keys(serverCertificates).length + 1);
  const certificate: ServerCertificateRecord = plain({
    name,
    path: checkedPath(input.Path),
    id: `ASCA${ctx.ids.suffix(17)}`,
    body: input.CertificateBody!,
    chain: input.CertificateChain,
    expiresAt: readCertificate(input.CertificateBody!, input.PrivateKey!).expiresAt,
    tags: tagMap(input.Tags),
    createdAt: ctx.now,
  });
  ctx.put(serverCertificates, name, certificate);
  // The load balancer reads it from here.
  ctx.put(certificates, iamArn('server-certificate', certificate.path, name, ctx), {
    chain: [certificate.body, certificate.chain].filter(Boolean).join('\n'),
    privateKey: input.PrivateKey!,
  });
  return {
    ServerCertificateMetadata: serverCertificateView(certificate, ctx),
    Tags: tagViews(certificate.tags),
  };
};
