import { describeQuotas } from '../../testing/quota-rows.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { serviceDiscovery } from './index.ts';
import { quotas } from './quotas.ts';

function serviceOf(cloud: Rehearsal): string {
  const { Services = [] } = cloud.call('servicediscovery', 'ListServices', {});
  if (Services[0]?.Id) return Services[0].Id;
  cloud.call('servicediscovery', 'CreateHttpNamespace', { Name: 'shop' });
  const NamespaceId = cloud.call('servicediscovery', 'ListNamespaces', {}).Namespaces![0]!.Id!;
  return cloud.call('servicediscovery', 'CreateService', { Name: 'api', NamespaceId }).Service!.Id!;
}

const register = (cloud: Rehearsal, count: number) =>
  cloud.call('servicediscovery', 'RegisterInstance', {
    ServiceId: serviceOf(cloud),
    InstanceId: `i${count}`,
    Attributes: { stage: 'test' },
  });

const exceeded = (what: string) => ({
  code: 'ResourceLimitExceeded',
  message: `The maximum number of ${what} has been reached: 2`,
});

describeQuotas([serviceDiscovery], serviceDiscovery.quotas!, [
  {
    quota: quotas.namespaces,
    add: (cloud, count) => cloud.call('servicediscovery', 'CreateHttpNamespace', { Name: `n${count}` }),
    ...exceeded('namespaces'),
  },
  { quota: quotas.instancesPerNamespace, add: register, ...exceeded('instances per namespace') },
  { quota: quotas.instancesPerService, add: register, ...exceeded('instances per service') },
]);
