// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { tags } from '../../testing/resource-examples/surroundings.ts';

const soa = (TTL: number) => ({ Properties: { DnsProperties: { SOA: { TTL } } } });
const zone = { scenes: [{ create: { ...soa(60), ...tags('a') }, update: { ...soa(30), ...tags('b') } }] };

export const driftExamples: DriftExamples = {
  'AWS::ServiceDiscovery::HttpNamespace': { scenes: [{ create: tags('a'), update: tags('b') }] },
  'AWS::ServiceDiscovery::PrivateDnsNamespace': zone,
  'AWS::ServiceDiscovery::PublicDnsNamespace': zone,
  'AWS::ServiceDiscovery::Service': {
    scenes: [
      {
        create: { ServiceAttributes: { team: 'a' }, ...tags('a') },
        update: { ServiceAttributes: { team: 'b' }, ...tags('b') },
      },
    ],
    unchanged: { 'of services in public namespaces': ['HealthCheckConfig'] },
  },
};
