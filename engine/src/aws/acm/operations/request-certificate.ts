// https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
// Deviation: no domain is validated, and certificates are self-signed (see controllers/certificate.ts).

import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { checkedNames, checkedValidationDomains } from '../domain-names.ts';
import { invalid, invalidParameter } from '../faults.ts';
import { issue } from '../issue-certificate.ts';
import { type IssuedKeyAlgorithm, issuedKeyAlgorithms } from '../issuing/self-signed.ts';
import { quotas } from '../quotas.ts';
import { acmCertificates, type RequestedCertificate } from '../state.ts';
import { withTags } from '../tags.ts';

const tokenLifeMs = 60 * 60 * 1000;

export const requestCertificate: Operation<'acm', 'RequestCertificate'> = (input, ctx) => {
  if (input.CertificateAuthorityArn)
    throw invalidParameter('Private certificate authorities are not simulated.');
  if (input.ManagedBy) throw invalidParameter('Certificates managed by other services are not simulated.');
  if (input.ValidationMethod === 'HTTP') {
    throw invalidParameter('HTTP validation is for CloudFront, which is not simulated.');
  }
  const keyAlgorithm = input.KeyAlgorithm ?? 'RSA_2048';
  if (!isIssued(keyAlgorithm)) {
    throw invalid(
      `The key algorithm ${keyAlgorithm} is for imported certificates only. Request one of ${issuedKeyAlgorithms.join(', ')}.`,
    );
  }
  const names = checkedNames(input);
  checkQuota(ctx, quotas.namesPerCertificate, names.length);
  const requested: Omit<RequestedCertificate, 'arn' | 'createdAt'> = plain({
    type: 'AMAZON_ISSUED',
    names,
    keyAlgorithm,
    validationMethod: input.ValidationMethod ?? 'EMAIL',
    validationDomains: checkedValidationDomains(input, names),
    transparency: input.Options?.CertificateTransparencyLoggingPreference ?? 'ENABLED',
    export: input.Options?.Export ?? 'DISABLED',
    idempotencyToken: input.IdempotencyToken,
    tags: withTags({}, input.Tags),
  });
  const same = ctx
    .all(acmCertificates)
    .find(
      (record) =>
        record.type === 'AMAZON_ISSUED' &&
        input.IdempotencyToken !== undefined &&
        record.idempotencyToken === input.IdempotencyToken &&
        ctx.now - record.createdAt < tokenLifeMs &&
        record.names.join() === names.join(),
    );
  if (same) return { CertificateArn: same.arn };
  const requestedSoFar = ctx.all(acmCertificates).filter(({ type }) => type === 'AMAZON_ISSUED');
  checkQuota(ctx, quotas.certificates, requestedSoFar.length + 1);
  const arn = ctx.arn('acm', `certificate/${ctx.ids.uuid()}`);
  const record: RequestedCertificate = { ...requested, arn, createdAt: ctx.now };
  ctx.put(acmCertificates, arn, record);
  // Amazon's own names need nobody's validation: who asks for one has it at once.
  if (names.some((name) => name.endsWith('.on.aws'))) issue(ctx, record);
  return { CertificateArn: arn };
};

const isIssued = (algorithm: string): algorithm is IssuedKeyAlgorithm =>
  issuedKeyAlgorithms.some((each) => each === algorithm);
