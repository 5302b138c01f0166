// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RemoveListenerCertificates.html
import type { Operation } from '../../../kernel/context.ts';
import { operationNotPermitted } from '../faults.ts';
import { requireListener } from '../find.ts';
import { listeners } from '../state.ts';

export const removeListenerCertificates: Operation<'elbv2', 'RemoveListenerCertificates'> = (input, ctx) => {
  const record = requireListener(input.ListenerArn, ctx);
  const removed = (input.Certificates ?? []).map((certificate) => certificate.CertificateArn ?? '');
  const [first] = record.certificates;
  if (first && removed.includes(first))
    throw operationNotPermitted('The default certificate cannot be removed');
  const certificates = record.certificates.filter((arn) => !removed.includes(arn));
  ctx.put(listeners, record.arn, { ...record, certificates });
  return {};
};
