// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidInput } from '../faults.ts';
import { listOrder, normalName, requireZone } from '../find.ts';
import { recordSetsIn, sortKey } from '../records/keys.ts';

const longestPage = 300;

export const listResourceRecordSets: Operation<'route53', 'ListResourceRecordSets'> = (input, ctx) => {
  const zone = requireZone(input.HostedZoneId, ctx);
  const { StartRecordName: name, StartRecordType: type, StartRecordIdentifier: identifier } = input;
  if (type !== undefined && name === undefined)
    throw invalidInput('The input is not valid: a record type was specified without a record name.');
  const MaxItems = Math.min(Number(input.MaxItems ?? longestPage), longestPage);
  if (!(MaxItems >= 1)) throw invalidInput(`The value '${input.MaxItems}' of MaxItems must be 1 or more.`);
  const first =
    name === undefined ? '' : `${listOrder(normalName(name))} ${type ?? ''} ${identifier ?? ''}`.trimEnd();
  const sets = recordSetsIn(zone, ctx).filter((set) => sortKey(set).trimEnd() >= first);
  const next = sets[MaxItems];
  return {
    ResourceRecordSets: sets.slice(0, MaxItems),
    IsTruncated: next !== undefined,
    MaxItems,
    ...(next && { NextRecordName: next.Name, NextRecordType: next.Type }),
    ...(next?.SetIdentifier !== undefined && { NextRecordIdentifier: next.SetIdentifier }),
  } as ReturnType<typeof listResourceRecordSets>;
};
