// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { ref, vpc } from '../../testing/resource-examples/surroundings.ts';

const namespace = {
  Namespace: {
    Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace',
    Properties: { Name: 'shop.local', Vpc: ref('Vpc') },
  },
};
const service = {
  Service: {
    Type: 'AWS::ServiceDiscovery::Service',
    Properties: {
      Name: 'api',
      DnsConfig: { NamespaceId: ref('Namespace'), DnsRecords: [{ Type: 'A', TTL: 60 }] },
    },
  },
};
const records = (TTL: number) => ({
  DnsConfig: { NamespaceId: ref('Namespace'), DnsRecords: [{ Type: 'A', TTL }] },
});

export const examples: Examples = {
  'AWS::ServiceDiscovery::HttpNamespace': {
    create: { Name: 'shop' },
    update: { Description: 'of the shop' },
    replace: { Name: 'other' },
  },
  'AWS::ServiceDiscovery::PrivateDnsNamespace': {
    prerequisites: vpc,
    create: { Name: 'shop.local', Vpc: ref('Vpc') },
    update: { Description: 'of the shop' },
    replace: { Name: 'other.local' },
  },
  'AWS::ServiceDiscovery::PublicDnsNamespace': {
    create: { Name: 'shop.example.com' },
    update: { Description: 'of the shop' },
    replace: { Name: 'other.example.com' },
  },
  'AWS::ServiceDiscovery::Service': {
    prerequisites: { ...vpc, ...namespace },
    create: { Name: 'web', ...records(60) },
    update: { Description: 'of the shop', ...records(10) },
    replace: { Name: 'other' },
  },
  'AWS::ServiceDiscovery::Instance': {
    prerequisites: { ...vpc, ...namespace, ...service },
    create: {
      ServiceId: ref('Service'),
      InstanceId: 'a',
      InstanceAttributes: { AWS_INSTANCE_IPV4: '10.20.0.9' },
    },
    update: { InstanceAttributes: { AWS_INSTANCE_IPV4: '10.20.0.10' } },
    replace: { InstanceId: 'b' },
  },
};
