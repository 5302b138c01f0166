// A small cloud for this folder's tests: one VPC, one zone, and calls in short.
import type { ChangeAction, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { names } from '../../../contracts/names.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { serviceDiscovery } from '../../servicediscovery/index.ts';
import { route53 } from '../index.ts';

const ec2 = standInService<'ec2'>({
  id: 'ec2',
  operations: {
    DescribeVpcs: ({ VpcIds = [] }) => {
      const unknown = VpcIds.find((id) => !id.startsWith('vpc-'));
      if (unknown) throw new AwsFault({ code: 'InvalidVpcID.NotFound', message: unknown });
      return { Vpcs: VpcIds.map((VpcId) => ({ VpcId })) };
    },
  },
});

export interface ZoneCloud extends Rehearsal {
  /** @returns the id, without `/hostedzone/` */
  zone(name?: string, more?: object): string;
  change(zoneId: string, ...changes: readonly (readonly [ChangeAction, ResourceRecordSet])[]): void;
  sets(zoneId: string): ResourceRecordSet[];
  /** The values of a name that is published on this machine. */
  answers(name: string): readonly string[] | undefined;
}

export const vpc = (VPCId: string) => ({ VPC: { VPCId, VPCRegion: 'us-east-1' as const } });

export function zoneCloud(): ZoneCloud {
  const cloud = rehearse({ services: [route53, serviceDiscovery, ec2] });
  let callers = 0;
  return Object.assign(cloud, {
    zone: (Name = 'example.com', more: object = {}) => {
      callers += 1;
      const input = { Name, CallerReference: `c${callers}`, ...more };
      return cloud.call('route53', 'CreateHostedZone', input).HostedZone!.Id!.replace('/hostedzone/', '');
    },
    change: (HostedZoneId: string, ...changes: readonly (readonly [ChangeAction, ResourceRecordSet])[]) => {
      cloud.call('route53', 'ChangeResourceRecordSets', {
        HostedZoneId,
        ChangeBatch: {
          Changes: changes.map(([Action, ResourceRecordSet]) => ({ Action, ResourceRecordSet })),
        },
      });
      cloud.settle();
    },
    sets: (HostedZoneId: string) =>
      cloud.call('route53', 'ListResourceRecordSets', { HostedZoneId }).ResourceRecordSets!,
    answers: (name: string) => cloud.state.all(names).find((each) => each.name === name)?.values,
  });
}

export const a = (Name: string, ...values: readonly string[]): ResourceRecordSet => ({
  Name,
  Type: 'A',
  TTL: 60,
  ResourceRecords: values.map((Value) => ({ Value })),
});
