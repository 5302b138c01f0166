// A certificate is issued as soon as it was requested: nobody asks whether the domain is the requester's. It is
// self-signed, and lies from then on where the load balancer looks for it.
import { certificates } from '../../../contracts/certificates.ts';
import type { Controller } from '../../../kernel/controller.ts';
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
      // A serial number is positive and does not begin with zeros.
      serial: `4${ctx.ids.hex(31)}`,
    });
    ctx.put(certificates, arn, { chain: certificate, privateKey });
    ctx.put(acmCertificates, arn, { ...record, issued: { at: ctx.now, certificate } });
  },
};
