import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { file, generateFilters } from '../../../../scripts/generate-filters.ts';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { quotas } from '../quotas.ts';
import { faultCode, faultText } from '../testing/faults.ts';
import { run, running } from '../testing/instances.ts';
import { createVpc, newAccount } from '../testing/network.ts';
import { pagesOf } from '../testing/pages.ts';

test('each kind of resource has its own error code for an id that does not exist', () => {
  const cloud = newAccount();
  const codes = [
    faultCode(() => cloud.call('ec2', 'DescribeVpcs', { VpcIds: ['vpc-0'] })),
    faultCode(() => cloud.call('ec2', 'DeleteSubnet', { SubnetId: 'subnet-0' })),
    faultCode(() => cloud.call('ec2', 'DescribeInstances', { InstanceIds: ['i-0'] })),
    faultCode(() => cloud.call('ec2', 'DeleteSecurityGroup', { GroupId: 'sg-0' })),
    faultCode(() => cloud.call('ec2', 'DescribeImages', { ImageIds: ['ami-0'] })),
    faultCode(() => cloud.call('ec2', 'DescribeInstances', { InstanceIds: ['my-instance'] })),
  ];
  expect(codes).toEqual([
    'InvalidVpcID.NotFound',
    'InvalidSubnetID.NotFound',
    'InvalidInstanceID.NotFound',
    'InvalidGroup.NotFound',
    'InvalidAMIID.NotFound',
    'InvalidInstanceID.Malformed',
  ]);
});

test('filters accept wildcards, tags and several values, and an unknown name is refused', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  cloud.call('ec2', 'CreateTags', { Resources: [VpcId], Tags: [{ Key: 'Name', Value: 'demo*vpc' }] });
  const find = (Name: string, ...Values: string[]) =>
    cloud.call('ec2', 'DescribeVpcs', { Filters: [{ Name, Values }] }).Vpcs!.map((vpc) => vpc.VpcId);
  expect(find('tag:Name', 'demo*')).toEqual([VpcId]);
  expect(find('tag:Name', 'demo\\*vp?')).toEqual([VpcId]);
  expect(find('tag:Name', 'Demo*')).toEqual([]);
  expect(find('tag-key', 'Other', 'Name')).toEqual([VpcId]);
  expect(find('cidr', '10.20.*')).toEqual([VpcId]);
  cloud.call('ec2', 'CreateTags', {
    Resources: [VpcId],
    Tags: [{ Key: 'Name', Value: `${'a'.repeat(250)}!` }],
  });
  expect(find('tag:Name', '*a'.repeat(100))).toEqual([]);
  expect(faultCode(() => find('no-such-filter', 'x'))).toBe('InvalidParameterValue');
});

test('long lists come in pages', () => {
  const cloud = newAccount();
  const first = cloud.call('ec2', 'DescribeSubnets', { MaxResults: 2 });
  const second = cloud.call('ec2', 'DescribeSubnets', { MaxResults: 2, NextToken: first.NextToken });
  expect([first.Subnets?.length, second.Subnets?.length, second.NextToken]).toEqual([2, 1, undefined]);
});

test('a dry run reports that it would have succeeded and changes nothing', () => {
  const cloud = newAccount();
  expect(faultCode(() => cloud.call('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16', DryRun: true }))).toBe(
    'DryRunOperation',
  );
  expect(cloud.call('ec2', 'DescribeVpcs', {}).Vpcs).toHaveLength(1);
});

test('a page neither repeats nor skips when the list changes between two pages', () => {
  const cloud = newAccount(new Map([[quotas.vpcs.code!, 13]]));
  const created = Array.from({ length: 12 }, (_, index) => createVpc(cloud, `10.${index}.0.0/16`));
  const page = (NextToken?: string) => cloud.call('ec2', 'DescribeVpcs', { MaxResults: 5, NextToken });
  const first = page();
  const returned = first.Vpcs!.map((vpc) => vpc.VpcId!);
  const deleted = returned.find((id) => created.includes(id))!;
  cloud.call('ec2', 'DeleteVpc', { VpcId: deleted });
  const rest = pagesOf((token) => {
    const { Vpcs, NextToken } = page(token ?? first.NextToken);
    return { items: Vpcs!, NextToken };
  });
  const seen = [...returned, ...rest.flat().map((vpc) => vpc.VpcId!)];
  expect(seen).toHaveLength(new Set(seen).size);
  expect(created.filter((id) => !seen.includes(id))).toEqual([]);
});

test('a token that no page has returned is refused', () => {
  expect(faultText(() => newAccount().call('ec2', 'DescribeVpcs', { MaxResults: 5, NextToken: 'x' }))).toBe(
    "InvalidNextToken: Invalid value 'x' for NextToken.",
  );
});

type Page = { items: readonly (string | undefined)[]; NextToken?: string | undefined };
type List = (cloud: Rehearsal, page: { MaxResults?: number; NextToken?: string | undefined }) => Page;

const lists: Readonly<Record<string, List>> = {
  DescribeInstances(cloud, page) {
    const { Reservations, NextToken } = cloud.call('ec2', 'DescribeInstances', page);
    return {
      items: Reservations!.flatMap(({ Instances }) => Instances!.map((one) => one.InstanceId)),
      NextToken,
    };
  },
  DescribeInstanceStatus(cloud, page) {
    const { InstanceStatuses, NextToken } = cloud.call('ec2', 'DescribeInstanceStatus', page);
    return { items: InstanceStatuses!.map(({ InstanceId }) => InstanceId), NextToken };
  },
  DescribeInstanceCreditSpecifications(cloud, page) {
    const answer = cloud.call('ec2', 'DescribeInstanceCreditSpecifications', page);
    return {
      items: answer.InstanceCreditSpecifications!.map(({ InstanceId }) => InstanceId),
      NextToken: answer.NextToken,
    };
  },
  DescribeIamInstanceProfileAssociations(cloud, page) {
    const answer = cloud.call('ec2', 'DescribeIamInstanceProfileAssociations', page);
    return {
      items: answer.IamInstanceProfileAssociations!.map(({ AssociationId }) => AssociationId),
      NextToken: answer.NextToken,
    };
  },
  DescribeImages(cloud, page) {
    const { Images, NextToken } = cloud.call('ec2', 'DescribeImages', page);
    return { items: Images!.map(({ ImageId }) => ImageId), NextToken };
  },
  DescribeInstanceTypeOfferings(cloud, page) {
    const { InstanceTypeOfferings, NextToken } = cloud.call('ec2', 'DescribeInstanceTypeOfferings', {
      ...page,
      LocationType: 'availability-zone',
      Filters: [{ Name: 'instance-type', Values: ['t3.*'] }],
    });
    return { items: InstanceTypeOfferings!.map((one) => `${one.InstanceType}/${one.Location}`), NextToken };
  },
  DescribeVolumes(cloud, page) {
    const { Volumes, NextToken } = cloud.call('ec2', 'DescribeVolumes', page);
    return { items: Volumes!.map(({ VolumeId }) => VolumeId), NextToken };
  },
};

test.each(Object.entries(lists))('%s lists everything once over its pages', (_, list) => {
  const { cloud } = running();
  for (let count = 0; count < 6; count++) run(cloud);
  cloud.advance(200);
  const pages = pagesOf((NextToken) => list(cloud, { MaxResults: 5, NextToken }));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.every((page) => page.length <= 5)).toBe(true);
  expect(pages.flat()).toEqual([...list(cloud, {}).items].sort());
});

test('a page has at least five instances, and none where they are named', () => {
  const { cloud } = running();
  const id = run(cloud);
  const fault = (more: object) => {
    try {
      cloud.call('ec2', 'DescribeInstances', more);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };
  expect(fault({ MaxResults: 4 })).toBe(
    'Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
  );
  expect(fault({ MaxResults: 5, InstanceIds: [id] })).toBe(
    'The parameter instancesSet cannot be used with the parameter maxResults',
  );
  expect(fault({ MaxResults: 5 })).toBeUndefined();
});

test('a filter that EC2 has is not called invalid where it is not simulated, and one that it has not is, even of nothing', () => {
  const cloud = newAccount();
  const describe = (Name: string) => () =>
    cloud.call('ec2', 'DescribeVpcs', { Filters: [{ Name, Values: ['x'] }] });
  expect(faultCode(describe('nope'))).toBe('InvalidParameterValue');
  expect(faultCode(describe('hibernation-options.configured'))).toBe('UnsupportedOperation');
  const instances = (Name: string) => () =>
    cloud.call('ec2', 'DescribeInstances', { Filters: [{ Name, Values: ['x'] }] });
  expect(faultCode(instances('nope'))).toBe('InvalidParameterValue');
  expect(instances('hibernation-options.configured')().Reservations).toEqual([]);
});

const filters = generateFilters();
test.skipIf(filters === undefined)(
  'the list of filters is what botocore documents (if not: npm run generate)',
  () => {
    expect(readFileSync(file, 'utf8')).toBe(filters);
  },
);
