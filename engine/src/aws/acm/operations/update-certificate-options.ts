// https://docs.aws.amazon.com/acm/latest/APIReference/API_UpdateCertificateOptions.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidState } from '../faults.ts';
import { requireCertificate } from '../find.ts';
import { acmCertificates } from '../state.ts';

export const updateCertificateOptions: Operation<'acm', 'UpdateCertificateOptions'> = (input, ctx) => {
  const record = requireCertificate(input.CertificateArn, ctx);
  if (record.type !== 'AMAZON_ISSUED') throw invalidState('An imported certificate has no options.');
  ctx.put(acmCertificates, record.arn, {
    ...record,
    transparency: input.Options?.CertificateTransparencyLoggingPreference ?? record.transparency,
    export: input.Options?.Export ?? record.export,
  });
  return {};
};
