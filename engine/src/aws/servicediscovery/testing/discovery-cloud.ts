// A small cloud for this folder's tests: one VPC, one EC2 instance, and the names that are published.
import type { CreateServiceCommandInput } from '@aws-sdk/client-servicediscovery';
import { names } from '../../../contracts/names.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { serviceDiscovery } from '../index.ts';

const ec2 = standInService<'ec2'>({
  id: 'ec2',
  operations: {
    DescribeVpcs: ({ VpcIds = [] }) => {
      const unknown = VpcIds.find((id) => !id.startsWith('vpc-'));
      if (unknown) throw new AwsFault({ code: 'InvalidVpcID.NotFound', message: unknown });
      return { Vpcs: VpcIds.map((VpcId) => ({ VpcId })) };
    },
    DescribeInstances: ({ InstanceIds = [] }) => ({
      Reservations: [
        {
          Instances: InstanceIds.map((InstanceId) =>
            InstanceId === 'i-1' ? { InstanceId, PrivateIpAddress: '10.20.0.7' } : { InstanceId },
          ),
        },
      ],
    }),
  },
});

export interface DiscoveryCloud extends Rehearsal {
  /** @returns the id */
  namespace(name?: string, vpc?: string): string;
  httpNamespace(name?: string): string;
  /** @returns the id */
  service(namespaceId: string, more?: Partial<CreateServiceCommandInput>): string;
  register(serviceId: string, instanceId: string, attributes: Record<string, string>): string;
  /** The values of a name's records of a type. */
  answers(name: string, type?: string): readonly string[];
}

export function discoveryCloud(): DiscoveryCloud {
  const cloud = rehearse({ services: [serviceDiscovery, ec2] });
  const created = (OperationId: string | undefined) =>
    cloud.call('servicediscovery', 'GetOperation', { OperationId: OperationId! }).Operation!.Targets!
      .NAMESPACE!;
  return Object.assign(cloud, {
    namespace: (Name = 'shop.local', Vpc = 'vpc-1') =>
      created(cloud.call('servicediscovery', 'CreatePrivateDnsNamespace', { Name, Vpc }).OperationId),
    httpNamespace: (Name = 'shop') =>
      created(cloud.call('servicediscovery', 'CreateHttpNamespace', { Name }).OperationId),
    service: (NamespaceId: string, more: Partial<CreateServiceCommandInput> = {}) =>
      cloud.call('servicediscovery', 'CreateService', { Name: 'api', NamespaceId, ...more }).Service!.Id!,
    register: (ServiceId: string, InstanceId: string, Attributes: Record<string, string>) =>
      cloud.call('servicediscovery', 'RegisterInstance', { ServiceId, InstanceId, Attributes }).OperationId!,
    answers: (name: string, type = 'A') =>
      cloud.state.all(names).find((each) => each.name === name && each.type === type)?.values ?? [],
  });
}

export const records = (...types: ('A' | 'AAAA' | 'CNAME' | 'SRV')[]) => ({
  DnsConfig: { DnsRecords: types.map((Type) => ({ Type, TTL: 10 })) },
});
