// Issues a requested certificate at once, without validating that the requester controls the domain. The certificate is
// self-signed and goes into the table that the load balancer reads.
import { certificates } from '../../../contracts/certificates.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { publishCertificateAvailable } from '../events.ts';
import { selfSigned } from '../issuing/self-signed.ts';
import { acmCertificates, type RequestedCertificate } from '../state.ts';

export const certificateIssue: Controller<RequestedCertificate, RequestedCertificate> = {
  name: 'acm/certificate',
  keys: (state) => state.keys(acmCertificates),
  watches: { 'acm/certificates': (arn) => [arn] },
  observe: (state, arn) => {
    const record = state.get(acmCertificates, arn);
    return record?.type === 'AMAZON_ISSUED' && !record.issued ? record : undefined;
  },
  plan: (record) => ({ steps: [record] }),
  apply: (record, ctx, arn) => {
    const { certificate, privateKey } = selfSigned({
      names: record.names,
      keyAlgorithm: record.keyAlgorithm,
      now: ctx.now,
      // A serial number is positive and has no leading zeros.
      serial: `4${ctx.ids.hex(31)}`,
    });
    ctx.put(certificates, arn, { chain: certificate, privateKey });
    const issued = { ...record, issued: { at: ctx.now, certificate } };
    ctx.put(acmCertificates, arn, issued);
    publishCertificateAvailable('ISSUANCE', issued, false, ctx);
  },
};
