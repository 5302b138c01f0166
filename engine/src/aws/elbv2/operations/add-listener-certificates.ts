// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddListenerCertificates.html

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { operationNotPermitted } from '../faults.ts';
import { requireListener } from '../find.ts';
import { checkCertificates } from '../listeners/settings.ts';
import { quotas } from '../quotas.ts';
import { listeners } from '../state.ts';

export const addListenerCertificates: Operation<'elbv2', 'AddListenerCertificates'> = (input, ctx) => {
  const record = requireListener(input.ListenerArn, ctx);
  if (record.protocol !== 'HTTPS' && record.protocol !== 'TLS') {
    throw operationNotPermitted(`Certificates cannot be added to ${record.protocol} listeners`);
  }
  const added = (input.Certificates ?? []).map((certificate) => certificate.CertificateArn ?? '');
  checkCertificates(added, ctx);
  const certificates = [...new Set([...record.certificates, ...added])];
  // The default certificate, which comes first, does not count.
  checkQuota(ctx, quotas.certificates, certificates.length - 1);
  ctx.put(listeners, record.arn, { ...record, certificates });
  return { Certificates: added.map((arn) => ({ CertificateArn: arn, IsDefault: false })) };
};
