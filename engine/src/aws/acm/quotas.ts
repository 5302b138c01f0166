// What ACM counts: https://docs.aws.amazon.com/general/latest/gr/acm.html
import { declareQuotas } from '../../kernel/quota.ts';
import { limitExceeded } from './faults.ts';

/** ACM's code; AWS does not publish the text. */
const reached = (limit: number) =>
  limitExceeded(`Error: you have reached your limit of ${limit} certificates.`);

export const quotas = declareQuotas(
  { code: 'acm', name: 'AWS Certificate Manager (ACM)' },
  {
    certificates: {
      code: 'L-F141DD1D',
      name: 'ACM certificates',
      value: 2500,
      adjustable: true,
      exceeded: reached,
    },
    importedCertificates: {
      code: 'L-D2CB7DE9',
      name: 'Imported certificates',
      value: 2500,
      adjustable: true,
      exceeded: reached,
    },
    namesPerCertificate: {
      code: 'L-FB94F0B0',
      name: 'Domain names per ACM certificate',
      value: 10,
      adjustable: true,
      exceeded: (limit, count) =>
        limitExceeded(`A certificate can have ${limit} domain names, and ${count} were given.`),
    },
  },
);
