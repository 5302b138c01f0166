// Checks that the values of AWS-specific parameters exist. AWS does so after accepting the request, and rolls back.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { Prepared } from './prepare.ts';

/** For each type a call that fails, or returns an empty list, when the value does not exist. */
const lookups: Readonly<Record<string, (value: string, ctx: Context) => readonly unknown[] | undefined>> = {
  'AWS::EC2::AvailabilityZone::Name': (name, ctx) =>
    ctx.call('ec2', 'DescribeAvailabilityZones', { ZoneNames: [name] }).AvailabilityZones,
  'AWS::EC2::Image::Id': (id, ctx) => ctx.call('ec2', 'DescribeImages', { ImageIds: [id] }).Images,
  'AWS::EC2::Instance::Id': (id, ctx) =>
    ctx.call('ec2', 'DescribeInstances', { InstanceIds: [id] }).Reservations,
  'AWS::EC2::KeyPair::KeyName': (name, ctx) =>
    ctx.call('ec2', 'DescribeKeyPairs', { KeyNames: [name] }).KeyPairs,
  'AWS::EC2::SecurityGroup::Id': (id, ctx) =>
    ctx.call('ec2', 'DescribeSecurityGroups', { GroupIds: [id] }).SecurityGroups,
  'AWS::EC2::Subnet::Id': (id, ctx) => ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [id] }).Subnets,
  'AWS::EC2::VPC::Id': (id, ctx) => ctx.call('ec2', 'DescribeVpcs', { VpcIds: [id] }).Vpcs,
  'AWS::SSM::Parameter::Name': (name, ctx) => [ctx.call('ssm', 'GetParameter', { Name: name }).Parameter],
};

/** AWS's reason for the rollback; undefined when all values exist, or when that cannot be checked here. */
export function missingParameterValue({ template, parameters }: Prepared, ctx: Context): string | undefined {
  for (const { key, value } of parameters) {
    const type = template.Parameters[key]?.Type ?? '';
    const member = /^List<(.+)>$/.exec(type)?.[1];
    const lookup = lookups[member ?? type];
    if (!lookup) continue;
    for (const each of member ? value.split(',').map((part) => part.trim()) : [value]) {
      if (!exists(() => lookup(each, ctx))) {
        return `Parameter validation failed: parameter value ${each} for parameter name ${key} does not exist.`;
      }
    }
  }
  return undefined;
}

function exists(lookup: () => readonly unknown[] | undefined): boolean {
  try {
    return (lookup() ?? []).length > 0;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return error.status >= 500;
  }
}
