// https://docs.aws.amazon.com/Route53/latest/APIReference/API_TestDNSAnswer.html
import type { Operation } from '../../../kernel/context.ts';
import { normalName, requireZone } from '../find.ts';
import { recordSetsIn } from '../records/keys.ts';
import { nameServers } from '../zones/delegation.ts';

export const testDnsAnswer: Operation<'route53', 'TestDNSAnswer'> = (input, ctx) => {
  const zone = requireZone(input.HostedZoneId, ctx);
  const name = normalName(input.RecordName!);
  const sets = recordSetsIn(zone, ctx).filter((set) => set.Name === name && set.Type === input.RecordType);
  return {
    Nameserver: nameServers(zone)[0],
    RecordName: name,
    RecordType: input.RecordType,
    RecordData: sets.flatMap(({ ResourceRecords = [] }) => ResourceRecords.map(({ Value = '' }) => Value)),
    ResponseCode: sets.length > 0 ? 'NOERROR' : 'NXDOMAIN',
    Protocol: 'UDP',
  };
};
