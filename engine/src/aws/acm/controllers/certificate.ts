// Issues a requested certificate at once, without validating that the requester controls the domain.
import type { Controller } from '../../../kernel/controller.ts';
import { issue } from '../issue-certificate.ts';
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
  apply: (record, ctx) => issue(ctx, record),
};
