// An example of each of the service's resource types, for the contract suite.
import type { Examples } from '../../testing/resource-examples/examples.ts';

export const examples: Examples = {
  'AWS::CertificateManager::Certificate': {
    create: { DomainName: 'a.example.com', ValidationMethod: 'DNS', KeyAlgorithm: 'EC_prime256v1' },
    update: { Tags: [{ Key: 'team', Value: 'b' }] },
    replace: { DomainName: 'b.example.com' },
  },
};
