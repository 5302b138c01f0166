// Written by `npm run generate` from the files in operations/. Do not edit.
import { createHttpNamespace } from '../operations/create-http-namespace.ts';
import { createPrivateDnsNamespace } from '../operations/create-private-dns-namespace.ts';
import { createPublicDnsNamespace } from '../operations/create-public-dns-namespace.ts';
import { createService } from '../operations/create-service.ts';
import { deleteNamespace } from '../operations/delete-namespace.ts';
import { deleteServiceAttributes } from '../operations/delete-service-attributes.ts';
import { deleteService } from '../operations/delete-service.ts';
import { deregisterInstance } from '../operations/deregister-instance.ts';
import { discoverInstancesRevision } from '../operations/discover-instances-revision.ts';
import { discoverInstances } from '../operations/discover-instances.ts';
import { getInstance } from '../operations/get-instance.ts';
import { getInstancesHealthStatus } from '../operations/get-instances-health-status.ts';
import { getNamespace } from '../operations/get-namespace.ts';
import { getOperation } from '../operations/get-operation.ts';
import { getServiceAttributes } from '../operations/get-service-attributes.ts';
import { getService } from '../operations/get-service.ts';
import { listInstances } from '../operations/list-instances.ts';
import { listNamespaces } from '../operations/list-namespaces.ts';
import { listOperations } from '../operations/list-operations.ts';
import { listServices } from '../operations/list-services.ts';
import { listTagsForResource } from '../operations/list-tags-for-resource.ts';
import { registerInstance } from '../operations/register-instance.ts';
import { tagResource } from '../operations/tag-resource.ts';
import { untagResource } from '../operations/untag-resource.ts';
import { updateHttpNamespace } from '../operations/update-http-namespace.ts';
import { updateInstanceCustomHealthStatus } from '../operations/update-instance-custom-health-status.ts';
import { updatePrivateDnsNamespace } from '../operations/update-private-dns-namespace.ts';
import { updatePublicDnsNamespace } from '../operations/update-public-dns-namespace.ts';
import { updateServiceAttributes } from '../operations/update-service-attributes.ts';
import { updateService } from '../operations/update-service.ts';

export const operations = {
  CreateHttpNamespace: createHttpNamespace,
  CreatePrivateDnsNamespace: createPrivateDnsNamespace,
  CreatePublicDnsNamespace: createPublicDnsNamespace,
  CreateService: createService,
  DeleteNamespace: deleteNamespace,
  DeleteService: deleteService,
  DeleteServiceAttributes: deleteServiceAttributes,
  DeregisterInstance: deregisterInstance,
  DiscoverInstances: discoverInstances,
  DiscoverInstancesRevision: discoverInstancesRevision,
  GetInstance: getInstance,
  GetInstancesHealthStatus: getInstancesHealthStatus,
  GetNamespace: getNamespace,
  GetOperation: getOperation,
  GetService: getService,
  GetServiceAttributes: getServiceAttributes,
  ListInstances: listInstances,
  ListNamespaces: listNamespaces,
  ListOperations: listOperations,
  ListServices: listServices,
  ListTagsForResource: listTagsForResource,
  RegisterInstance: registerInstance,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateHttpNamespace: updateHttpNamespace,
  UpdateInstanceCustomHealthStatus: updateInstanceCustomHealthStatus,
  UpdatePrivateDnsNamespace: updatePrivateDnsNamespace,
  UpdatePublicDnsNamespace: updatePublicDnsNamespace,
  UpdateService: updateService,
  UpdateServiceAttributes: updateServiceAttributes,
};
