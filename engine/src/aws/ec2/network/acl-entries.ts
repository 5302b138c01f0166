// Entries of network ACLs, checked as they are given. VPC guide, "Network ACL rules".
import type { CreateNetworkAclEntryRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { aclEntryNotFound, cidrMalformed, invalidParameterValue, missingParameter } from '../faults.ts';
import { requireNetworkAcl } from '../find/require.ts';
import { type AclEntry, type NetworkAclRecord, networkAclTable } from '../state.ts';
import { formatBlock, parseBlock } from './cidr.ts';

/** What the ACL that comes with a VPC has: everything is allowed. */
export const defaultEntries: readonly AclEntry[] = [true, false].map((Egress) => ({
  CidrBlock: '0.0.0.0/0',
  Egress,
  Protocol: '-1',
  RuleAction: 'allow' as const,
  RuleNumber: 100,
}));

const named: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', icmpv6: '58', all: '-1' };

/** @throws InvalidParameterValue, MissingParameter */
export function checkedEntry(input: CreateNetworkAclEntryRequest): AclEntry {
  const { RuleNumber = 0, Ipv6CidrBlock, PortRange, IcmpTypeCode } = input;
  if (RuleNumber < 1 || RuleNumber > 32_766)
    throw invalidParameterValue(
      `Value (${RuleNumber}) for parameter ruleNumber is invalid. Unacceptable rule number.`,
    );
  const given = String(input.Protocol ?? '').toLowerCase();
  const Protocol = named[given] ?? given;
  if (!/^(-1|\d{1,3})$/.test(Protocol))
    throw invalidParameterValue(`Invalid value '${input.Protocol}' for protocol. Must be -1 or a number.`);
  if ((Protocol === '6' || Protocol === '17') && PortRange === undefined) throw missingParameter('portRange');
  const block = input.CidrBlock === undefined ? undefined : parseBlock(input.CidrBlock);
  if (input.CidrBlock !== undefined && !block) throw cidrMalformed(input.CidrBlock);
  if (!block && Ipv6CidrBlock === undefined) throw missingParameter('cidrBlock');
  return plain({
    RuleNumber,
    Egress: input.Egress ?? false,
    Protocol,
    RuleAction: input.RuleAction!,
    CidrBlock: block && formatBlock(block),
    Ipv6CidrBlock,
    PortRange,
    IcmpTypeCode,
  }) as AclEntry;
}

export const entriesIn = ({ IsDefault, Entries }: NetworkAclRecord): readonly AclEntry[] =>
  Entries ?? (IsDefault ? defaultEntries : []);

export const isEntry =
  ({
    RuleNumber,
    Egress,
  }: {
    readonly RuleNumber?: number | undefined;
    readonly Egress?: boolean | undefined;
  }) =>
  (entry: AclEntry) =>
    entry.RuleNumber === RuleNumber && entry.Egress === (Egress ?? false);

/** Changes the entries of an ACL: `others` are those that the number and the direction do not name. */
export function changeEntries(
  input: {
    readonly NetworkAclId?: string | undefined;
    readonly RuleNumber?: number | undefined;
    readonly Egress?: boolean | undefined;
  },
  replacement: AclEntry | undefined,
  ctx: Context,
): void {
  const acl = requireNetworkAcl(ctx, input.NetworkAclId);
  const named = isEntry(input);
  const entries = entriesIn(acl);
  if (!entries.some(named)) throw aclEntryNotFound(input.RuleNumber ?? 0);
  const others = entries.filter((entry) => !named(entry));
  ctx.put(networkAclTable, acl.NetworkAclId, {
    ...acl,
    Entries: replacement ? [...others, replacement] : others,
  });
}
