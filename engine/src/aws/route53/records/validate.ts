// What a change batch must satisfy, in AWS's words.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
import { isIPv4, isIPv6 } from 'node:net';
import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { invalidInput } from '../faults.ts';

/** @throws InvalidInput for a set that is neither an alias nor complete */
export function checkForm({ Action, ResourceRecordSet: set }: Change): void {
  const {
    Name,
    Type,
    SetIdentifier = null,
    AliasTarget,
    TTL,
    ResourceRecords,
    TrafficPolicyInstanceId,
  } = set!;
  const found = [
    ...(AliasTarget ? ['AliasTarget'] : []),
    ...(TTL !== undefined && ResourceRecords?.length ? ['all of [TTL, and ResourceRecords]'] : []),
    ...(TrafficPolicyInstanceId ? ['TrafficPolicyInstanceId'] : []),
  ];
  const where = `in Change with [Action=${Action}, Name=${Name}, Type=${Type}, SetIdentifier=${SetIdentifier}]`;
  if (found.length !== 1) {
    const which = found.length === 0 ? 'found none' : `found more than one`;
    throw invalidInput(
      `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but ${which} ${where}`,
    );
  }
  const routing = routingOf(set!);
  if (routing.length > 0 && SetIdentifier === null)
    throw invalidInput(`Invalid request: Missing field 'SetIdentifier' ${where}`);
  if (routing.length === 0 && SetIdentifier !== null)
    throw invalidInput(
      `Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation, MultiValueAnswer, or CidrRoutingConfig], but found none ${where}`,
    );
}

/** What is wrong with a set by itself. */
export function problemsOf(set: ResourceRecordSet, zoneName: string): string[] {
  const { Name = '', Type, ResourceRecords = [] } = set;
  if (Name !== zoneName && !Name.endsWith(`.${zoneName}`))
    return [`RRSet with DNS name ${Name} is not permitted in zone ${zoneName}`];
  if (Type === 'CNAME' && Name === zoneName)
    return [`RRSet of type CNAME with DNS name ${Name} is not permitted at apex in zone ${zoneName}`];
  if (Type === 'CNAME' && ResourceRecords.length > 1)
    return [
      `Duplicate Resource Record: CNAME record sets have one value, and '${Name}' has ${ResourceRecords.length}`,
    ];
  const values = ResourceRecords.map(({ Value = '' }) => Value);
  const repeated = values.find((value, i) => values.indexOf(value) < i);
  if (repeated !== undefined) return [`Duplicate Resource Record: '${repeated}'`];
  const routing = routingOf(set);
  if (routing.length > 1)
    return [
      `RRSet with DNS name ${Name}, type ${Type} has more than one routing policy: ${routing.join(', ')}`,
    ];
  return values.flatMap((value) => valueProblem(Type!, value) ?? []);
}

export function routingOf(set: ResourceRecordSet): string[] {
  const names = [
    'Weight',
    'Region',
    'GeoLocation',
    'Failover',
    'MultiValueAnswer',
    'CidrRoutingConfig',
  ] as const;
  return names.filter((name) => set[name] !== undefined);
}

function valueProblem(type: string, value: string): string | undefined {
  const fatal = (problem: string) =>
    `Invalid Resource Record: 'FATAL problem: ${problem} encountered with '${value}''`;
  switch (type) {
    case 'A':
      return isIPv4(value)
        ? undefined
        : fatal('ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)');
    case 'AAAA':
      return isIPv6(value)
        ? undefined
        : fatal('AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)');
    case 'TXT':
    case 'SPF':
      return /^\s*("([^"\\]|\\.)*"\s*)+$/.test(value)
        ? undefined
        : fatal('InvalidCharacterString (Value should be enclosed in quotation marks)');
    case 'MX':
      return /^\d{1,5}\s+\S+$/.test(value)
        ? undefined
        : fatal('MXRRDATANotTwoFields (Value should be a preference and a host)');
    case 'SRV':
      return /^\d{1,5}\s+\d{1,5}\s+\d{1,5}\s+\S+$/.test(value)
        ? undefined
        : fatal('SRVRRDATANotFourFields (Value should be a priority, a weight, a port and a host)');
    default:
      return undefined;
  }
}
