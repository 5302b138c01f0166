// https://docs.aws.amazon.com/acm/latest/APIReference/API_ImportCertificate.html
// Importing again under an ARN: https://docs.aws.amazon.com/acm/latest/userguide/import-reimport.html

import { certificates } from '../../../contracts/certificates.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { publishCertificateAvailable } from '../events.ts';
import { invalid } from '../faults.ts';
import { requireCertificate, usersOfCertificates } from '../find.ts';
import { type Imported, readImported } from '../imported-certificate.ts';
import { quotas } from '../quotas.ts';
import { acmCertificates, type CertificateRecord, type ImportedCertificate } from '../state.ts';
import { withTags } from '../tags.ts';

export const importCertificate: Operation<'acm', 'ImportCertificate'> = (input, ctx) => {
  const before =
    input.CertificateArn === undefined ? undefined : requireCertificate(input.CertificateArn, ctx);
  if (before && input.Tags?.length) throw invalid('Tagging is not permitted on re-import.');
  const imported = readImported(input, ctx.now);
  if (before) checkSuccessor(before, imported);
  else {
    const others = ctx.all(acmCertificates).filter(({ type }) => type === 'IMPORTED');
    checkQuota(ctx, quotas.importedCertificates, others.length + 1);
  }
  const { certificate, chain, privateKey, keyAlgorithm, names } = imported;
  const record: ImportedCertificate = plain({
    type: 'IMPORTED',
    arn: before?.arn ?? ctx.arn('acm', `certificate/${ctx.ids.uuid()}`),
    createdAt: before?.createdAt ?? ctx.now,
    names,
    keyAlgorithm,
    issued: { at: ctx.now, certificate, chain },
    tags: before?.tags ?? withTags({}, input.Tags),
  });
  ctx.put(acmCertificates, record.arn, record);
  // Listeners that use it present the new one from their next connection on.
  ctx.put(certificates, record.arn, { chain: [certificate, chain].filter(Boolean).join('\n'), privateKey });
  const inUse = before !== undefined && usersOfCertificates(ctx).has(record.arn);
  publishCertificateAvailable(before ? 'REIMPORT' : 'IMPORT', record, inUse, ctx);
  return { CertificateArn: record.arn };
};

function checkSuccessor(before: CertificateRecord, { keyAlgorithm, names }: Imported): void {
  if (before.type !== 'IMPORTED') throw invalid(`Certificate ${before.arn} was not imported.`);
  if (before.keyAlgorithm !== keyAlgorithm) {
    throw invalid(
      `The key must have the same algorithm and size as that of the certificate it replaces: ${before.keyAlgorithm}.`,
    );
  }
  if (before.names.length > 0 && !before.names.some((name) => names.includes(name))) {
    throw invalid('The certificate must share a domain name with the certificate it replaces.');
  }
}
