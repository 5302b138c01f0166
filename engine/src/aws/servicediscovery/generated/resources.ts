// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/namespace.ts'))['httpNamespaceResource']>('AWS::ServiceDiscovery::HttpNamespace', 'namespace', 'httpNamespaceResource'),
  resource<(typeof import('../resources/instance.ts'))['instanceResource']>('AWS::ServiceDiscovery::Instance', 'instance', 'instanceResource'),
  resource<(typeof import('../resources/namespace.ts'))['privateDnsNamespaceResource']>('AWS::ServiceDiscovery::PrivateDnsNamespace', 'namespace', 'privateDnsNamespaceResource'),
  resource<(typeof import('../resources/namespace.ts'))['publicDnsNamespaceResource']>('AWS::ServiceDiscovery::PublicDnsNamespace', 'namespace', 'publicDnsNamespaceResource'),
  resource<(typeof import('../resources/service.ts'))['serviceResource']>('AWS::ServiceDiscovery::Service', 'service', 'serviceResource'),
];
