// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { ref, vpc } from '../../testing/resource-examples/surroundings.ts';

const zone = { Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com' } } };
const addresses = (...values: readonly string[]) => ({ TTL: '60', ResourceRecords: values });
const set = (name: string, ...values: readonly string[]) => ({
  Name: `${name}.example.com`,
  Type: 'A',
  ...addresses(...values),
});

export const examples: Examples = {
  'AWS::Route53::HostedZone': {
    prerequisites: vpc,
    create: {
      Name: 'shop.local',
      VPCs: [{ VPCId: ref('Vpc'), VPCRegion: 'us-east-1' }],
      HostedZoneTags: [{ Key: 'team', Value: 'web' }],
    },
    update: { HostedZoneConfig: { Comment: 'for tests' }, HostedZoneTags: [] },
    replace: { Name: 'other.local' },
  },
  'AWS::Route53::RecordSet': {
    prerequisites: zone,
    create: { HostedZoneId: ref('Zone'), ...set('api', '10.0.0.1') },
    update: addresses('10.0.0.1', '10.0.0.2'),
    replace: { Name: 'www.example.com' },
  },
  'AWS::Route53::RecordSetGroup': {
    prerequisites: zone,
    create: { HostedZoneId: ref('Zone'), RecordSets: [set('a', '10.0.0.1'), set('b', '10.0.0.2')] },
    update: { RecordSets: [set('b', '10.0.0.3'), set('c', '10.0.0.4')] },
  },
  'AWS::Route53::HealthCheck': {
    create: { HealthCheckConfig: { Type: 'HTTP', FullyQualifiedDomainName: 'example.com' } },
    update: { HealthCheckConfig: { Type: 'HTTP', FullyQualifiedDomainName: 'example.com', Port: 8080 } },
    replace: { HealthCheckConfig: { Type: 'TCP', FullyQualifiedDomainName: 'example.com', Port: 8080 } },
  },
};
