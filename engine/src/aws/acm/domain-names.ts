// The domain names in a request for a certificate.
// https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html (FQDN, wildcards)
import type { RequestCertificateCommandInput } from '@aws-sdk/client-acm';
import { invalidDomainValidation, patternMismatch } from './faults.ts';

const namePattern = '(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])';

/** The domain name, then the alternative names; lower case, each once. */
export function checkedNames(input: RequestCertificateCommandInput): string[] {
  const domainName = checked(input.DomainName ?? '', 'domainName');
  const others = (input.SubjectAlternativeNames ?? []).map((name, i) =>
    checked(name, `subjectAlternativeNames.${i + 1}.member`),
  );
  return [...new Set([domainName, ...others])];
}

export function checkedValidationDomains(
  input: RequestCertificateCommandInput,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    (input.DomainValidationOptions ?? []).map(({ DomainName = '', ValidationDomain = '' }) => {
      const [name, domain] = [DomainName.toLowerCase(), ValidationDomain.toLowerCase()];
      const bare = name.replace(/^\*\./, '');
      if (!names.includes(name)) {
        throw invalidDomainValidation(`The domain name '${DomainName}' is not in the certificate.`);
      }
      if (bare !== domain && !bare.endsWith(`.${domain}`)) {
        throw invalidDomainValidation(
          `The validation domain '${ValidationDomain}' is neither '${DomainName}' nor one of its parent domains.`,
        );
      }
      return [name, domain];
    }),
  );
}

function checked(name: string, member: string): string {
  if (name.length > 253 || !new RegExp(`^${namePattern}$`).test(name)) {
    throw patternMismatch(name, member, namePattern);
  }
  return name.toLowerCase();
}
