// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CreateHttpNamespace: operation<(typeof import('../operations/create-http-namespace.ts'))['createHttpNamespace']>('create-http-namespace', 'createHttpNamespace'),
  CreatePrivateDnsNamespace: operation<(typeof import('../operations/create-private-dns-namespace.ts'))['createPrivateDnsNamespace']>('create-private-dns-namespace', 'createPrivateDnsNamespace'),
  CreatePublicDnsNamespace: operation<(typeof import('../operations/create-public-dns-namespace.ts'))['createPublicDnsNamespace']>('create-public-dns-namespace', 'createPublicDnsNamespace'),
  CreateService: operation<(typeof import('../operations/create-service.ts'))['createService']>('create-service', 'createService'),
  DeleteNamespace: operation<(typeof import('../operations/delete-namespace.ts'))['deleteNamespace']>('delete-namespace', 'deleteNamespace'),
  DeleteService: operation<(typeof import('../operations/delete-service.ts'))['deleteService']>('delete-service', 'deleteService'),
  DeleteServiceAttributes: operation<(typeof import('../operations/delete-service-attributes.ts'))['deleteServiceAttributes']>('delete-service-attributes', 'deleteServiceAttributes'),
  DeregisterInstance: operation<(typeof import('../operations/deregister-instance.ts'))['deregisterInstance']>('deregister-instance', 'deregisterInstance'),
  DiscoverInstances: operation<(typeof import('../operations/discover-instances.ts'))['discoverInstances']>('discover-instances', 'discoverInstances'),
  DiscoverInstancesRevision: operation<(typeof import('../operations/discover-instances-revision.ts'))['discoverInstancesRevision']>('discover-instances-revision', 'discoverInstancesRevision'),
  GetInstance: operation<(typeof import('../operations/get-instance.ts'))['getInstance']>('get-instance', 'getInstance'),
  GetInstancesHealthStatus: operation<(typeof import('../operations/get-instances-health-status.ts'))['getInstancesHealthStatus']>('get-instances-health-status', 'getInstancesHealthStatus'),
  GetNamespace: operation<(typeof import('../operations/get-namespace.ts'))['getNamespace']>('get-namespace', 'getNamespace'),
  GetOperation: operation<(typeof import('../operations/get-operation.ts'))['getOperation']>('get-operation', 'getOperation'),
  GetService: operation<(typeof import('../operations/get-service.ts'))['getService']>('get-service', 'getService'),
  GetServiceAttributes: operation<(typeof import('../operations/get-service-attributes.ts'))['getServiceAttributes']>('get-service-attributes', 'getServiceAttributes'),
  ListInstances: operation<(typeof import('../operations/list-instances.ts'))['listInstances']>('list-instances', 'listInstances'),
  ListNamespaces: operation<(typeof import('../operations/list-namespaces.ts'))['listNamespaces']>('list-namespaces', 'listNamespaces'),
  ListOperations: operation<(typeof import('../operations/list-operations.ts'))['listOperations']>('list-operations', 'listOperations'),
  ListServices: operation<(typeof import('../operations/list-services.ts'))['listServices']>('list-services', 'listServices'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  RegisterInstance: operation<(typeof import('../operations/register-instance.ts'))['registerInstance']>('register-instance', 'registerInstance'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdateHttpNamespace: operation<(typeof import('../operations/update-http-namespace.ts'))['updateHttpNamespace']>('update-http-namespace', 'updateHttpNamespace'),
  UpdateInstanceCustomHealthStatus: operation<(typeof import('../operations/update-instance-custom-health-status.ts'))['updateInstanceCustomHealthStatus']>('update-instance-custom-health-status', 'updateInstanceCustomHealthStatus'),
  UpdatePrivateDnsNamespace: operation<(typeof import('../operations/update-private-dns-namespace.ts'))['updatePrivateDnsNamespace']>('update-private-dns-namespace', 'updatePrivateDnsNamespace'),
  UpdatePublicDnsNamespace: operation<(typeof import('../operations/update-public-dns-namespace.ts'))['updatePublicDnsNamespace']>('update-public-dns-namespace', 'updatePublicDnsNamespace'),
  UpdateService: operation<(typeof import('../operations/update-service.ts'))['updateService']>('update-service', 'updateService'),
  UpdateServiceAttributes: operation<(typeof import('../operations/update-service-attributes.ts'))['updateServiceAttributes']>('update-service-attributes', 'updateServiceAttributes'),
};
