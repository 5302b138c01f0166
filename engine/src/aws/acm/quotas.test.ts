import { describeQuotas } from '../../testing/quota-rows.ts';
import { elbv2 } from '../elbv2/index.ts';
import { acm } from './index.ts';
import { quotas } from './quotas.ts';
import { imports, pair } from './testing/certificate-cloud.ts';

const code = 'LimitExceededException';
const imported = imports(pair('a.example.com'));

describeQuotas([acm, elbv2], acm.quotas!, [
  {
    quota: quotas.certificates,
    add: (cloud, count) => cloud.call('acm', 'RequestCertificate', { DomainName: `${count}x.example.com` }),
    code,
    message: 'Error: you have reached your limit of 2 certificates.',
  },
  {
    quota: quotas.importedCertificates,
    add: (cloud) => cloud.call('acm', 'ImportCertificate', imported),
    code,
    message: 'Error: you have reached your limit of 2 certificates.',
  },
  {
    quota: quotas.namesPerCertificate,
    add: (cloud, count) =>
      cloud.call('acm', 'RequestCertificate', {
        DomainName: 'a1.example.com',
        SubjectAlternativeNames: Array.from({ length: count }, (_, index) => `a${index + 1}.example.com`),
      }),
    code,
    message: 'A certificate can have 2 domain names, and 3 were given.',
  },
]);
