// https://docs.aws.amazon.com/acm/latest/APIReference/API_ImportCertificate.html
// Importing again under an ARN: https://docs.aws.amazon.com/acm/latest/userguide/import-reimport.html
import { certificates } from '../../../contracts/certificates.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid } from '../faults.ts';
import { findCertificate } from '../find.ts';
import { type Imported, readImported } from '../imported-certificate.ts';
import { acmCertificates, type CertificateRecord, type ImportedCertificate } from '../state.ts';
import { withTags } from '../tags.ts';

export const importCertificate: Operation<'acm', 'ImportCertificate'> = (input, ctx) => {
  const before = input.CertificateArn === undefined ? undefined : findCertificate(input.CertificateArn, ctx);
  if (before && input.Tags?.length) throw invalid('Tagging is not permitted on re-import.');
  const imported = readImported(input, ctx.now);
  if (before) checkSuccessor(before, imported);
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
  // Listeners that show it show the new one from their next connection on.
  ctx.put(certificates, record.arn, { chain: [certificate, chain].filter(Boolean).join('\n'), privateKey });
  return { CertificateArn: record.arn };
};

function checkSuccessor(before: CertificateRecord, { keyAlgorithm, names }: Imported): void {
  if (before.type !== 'IMPORTED') throw invalid(`Certificate ${before.arn} was not imported.`);
  if (before.keyAlgorithm !== keyAlgorithm) {
    throw invalid(`The key must be of the algorithm and size of the one before: ${before.keyAlgorithm}.`);
  }
  if (before.names.length > 0 && !before.names.some((name) => names.includes(name))) {
    throw invalid('The certificate must have one of the domain names of the one before.');
  }
}
