import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { file, generateInstanceTypes } from '../../../../scripts/generate-instance-types.ts';
import { faultCode, faultText } from '../testing/faults.ts';
import { defaultVpc, newAccount } from '../testing/network.ts';
import { pagesOf } from '../testing/pages.ts';

test('DescribeInstanceTypes returns the figures of a type, and filters types', () => {
  const cloud = newAccount();
  const types = (request: object) => cloud.call('ec2', 'DescribeInstanceTypes', request).InstanceTypes!;
  expect(types({ InstanceTypes: ['m5.large'] })).toMatchObject([
    {
      VCpuInfo: { DefaultVCpus: 2 },
      MemoryInfo: { SizeInMiB: 8192 },
      NetworkInfo: { MaximumNetworkInterfaces: 3, Ipv4AddressesPerInterface: 10 },
      ProcessorInfo: { SupportedArchitectures: ['x86_64'] },
      BurstablePerformanceSupported: false,
    },
  ]);
  const Filters = [
    { Name: 'processor-info.supported-architecture', Values: ['arm64'] },
    { Name: 'burstable-performance-supported', Values: ['true'] },
    { Name: 'vcpu-info.default-vcpus', Values: ['8'] },
  ];
  expect(types({ Filters }).map(({ InstanceType }) => InstanceType)).toEqual(['t4g.2xlarge']);
  expect(faultText(() => types({ InstanceTypes: ['x9.huge'] }))).toBe(
    'InvalidInstanceType: The following supplied instance types do not exist: [x9.huge]',
  );
});

test('GetInstanceTypesFromInstanceRequirements lists the types that meet them, the smallest first, in pages', () => {
  const cloud = newAccount();
  const types = (InstanceRequirements: object, more: object = {}) =>
    cloud
      .call('ec2', 'GetInstanceTypesFromInstanceRequirements', {
        ArchitectureTypes: ['x86_64'],
        VirtualizationTypes: ['hvm'],
        InstanceRequirements: {
          VCpuCount: { Min: 2, Max: 4 },
          MemoryMiB: { Min: 8_192 },
          ...InstanceRequirements,
        },
        ...more,
      })
      .InstanceTypes!.map(({ InstanceType = '' }) => InstanceType);
  const general = types({ MemoryMiB: { Min: 8_192, Max: 8_192 }, VCpuCount: { Min: 2, Max: 2 } });
  expect(general).toContain('m5.large');
  expect(general).not.toContain('t3.large');
  expect(general).not.toContain('m6g.large');
  expect(types({ AllowedInstanceTypes: ['m5.*'] })).toEqual(['m5.large', 'm5.xlarge']);
  expect(
    types({ AllowedInstanceTypes: ['m5*', 'm4*'], ExcludedInstanceTypes: ['*.xlarge', 'm5ad.large'] }),
  ).toEqual(expect.not.arrayContaining(['m5ad.large', 'm5.xlarge']));
  expect(types({ AllowedInstanceTypes: ['t3.*'], BurstablePerformance: 'required' })).toEqual([
    't3.large',
    't3.xlarge',
  ]);
  expect(types({ AllowedInstanceTypes: ['m5*'], CpuManufacturers: ['amd'] })).toEqual([
    'm5a.large',
    'm5ad.large',
    'm5a.xlarge',
    'm5ad.xlarge',
  ]);
  expect(types({ AllowedInstanceTypes: ['m6g.*'] }, { ArchitectureTypes: ['arm64'] })).toEqual([
    'm6g.large',
    'm6g.xlarge',
  ]);
  expect(types({ VCpuCount: { Min: 4_000 } })).toEqual([]);
  const page = cloud.call('ec2', 'GetInstanceTypesFromInstanceRequirements', {
    ArchitectureTypes: ['x86_64'],
    VirtualizationTypes: ['hvm'],
    InstanceRequirements: { VCpuCount: { Min: 2 }, MemoryMiB: { Min: 1 } },
    MaxResults: 5,
  });
  expect([page.InstanceTypes?.length, typeof page.NextToken]).toEqual([5, 'string']);
});

const generated = generateInstanceTypes();

test.skipIf(generated === undefined)('the table of instance types is up to date', () => {
  expect(readFileSync(file, 'utf8')).toBe(generated);
});

test('DescribeInstanceTypes knows types old and new, with their accelerators', () => {
  const cloud = newAccount();
  const { InstanceTypes } = cloud.call('ec2', 'DescribeInstanceTypes', {
    InstanceTypes: ['c4.xlarge', 'p3.2xlarge', 'm8g.medium', 'g5.12xlarge'],
  });
  expect(InstanceTypes).toMatchObject([
    { CurrentGeneration: false, VCpuInfo: { DefaultVCpus: 4 }, MemoryInfo: { SizeInMiB: 7_680 } },
    { GpuInfo: { Gpus: [{ Count: 1 }] } },
    { ProcessorInfo: { SupportedArchitectures: ['arm64'] } },
    { GpuInfo: { Gpus: [{ Count: 4 }] } },
  ]);
});

test('DescribeInstanceTypes lists every type once over its pages', () => {
  const cloud = newAccount();
  const all = cloud.call('ec2', 'DescribeInstanceTypes', {}).InstanceTypes!.map((one) => one.InstanceType);
  const pages = pagesOf((NextToken) => {
    const page = cloud.call('ec2', 'DescribeInstanceTypes', { MaxResults: 100, NextToken });
    return { items: page.InstanceTypes!, NextToken: page.NextToken };
  });
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.flat().map(({ InstanceType }) => InstanceType)).toEqual(all.sort());
});

test.each([
  [undefined, ['us-east-1']],
  ['availability-zone', ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  ['availability-zone-id', ['use1-az1', 'use1-az2', 'use1-az3']],
] as const)(
  'DescribeInstanceTypeOfferings offers a type in every location of type %s',
  (LocationType, expected) => {
    const cloud = newAccount();
    const offerings = (type: string) =>
      cloud
        .call('ec2', 'DescribeInstanceTypeOfferings', {
          LocationType,
          Filters: [{ Name: 'instance-type', Values: [type] }],
        })
        .InstanceTypeOfferings!.map(({ Location }) => Location);
    expect(offerings('t3.small')).toEqual(expected);
    expect(offerings('x9.huge')).toEqual([]);
  },
);

test('DescribeRegions lists regions with their endpoints, and refuses an unknown name', () => {
  const cloud = newAccount();
  const regions = (request: object = {}) => cloud.call('ec2', 'DescribeRegions', request).Regions!;
  expect(regions({ RegionNames: ['eu-west-1'] })).toEqual([
    { RegionName: 'eu-west-1', Endpoint: 'ec2.eu-west-1.amazonaws.com', OptInStatus: 'opt-in-not-required' },
  ]);
  expect(regions().map(({ RegionName }) => RegionName)).toContain('us-east-1');
  const Filters = [{ Name: 'region-name', Values: ['ap-*'] }];
  expect(regions({ Filters }).every(({ RegionName }) => RegionName?.startsWith('ap-'))).toBe(true);
  expect(faultText(() => regions({ RegionNames: ['mars-1'] }))).toBe(
    'InvalidParameterValue: Invalid region name: [mars-1]',
  );
});

test('DescribeAvailabilityZones finds zones by name, id and filter', () => {
  const cloud = newAccount();
  const zones = (request: object = {}) =>
    cloud
      .call('ec2', 'DescribeAvailabilityZones', request)
      .AvailabilityZones!.map(({ ZoneName }) => ZoneName);
  expect(zones()).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
  expect(zones({ ZoneIds: ['use1-az2'] })).toEqual(['us-east-1b']);
  expect(zones({ Filters: [{ Name: 'zone-name', Values: ['*c'] }] })).toEqual(['us-east-1c']);
  expect(faultCode(() => zones({ ZoneNames: ['us-east-1z'] }))).toBe('InvalidParameterValue');
});

test('DescribeImages finds images by owner and filter', () => {
  const cloud = newAccount();
  const images = (request: object) => cloud.call('ec2', 'DescribeImages', request).Images!;
  const Filters = [
    { Name: 'name', Values: ['al2023-ami-ecs-hvm-*'] },
    { Name: 'architecture', Values: ['arm64'] },
  ];
  expect(images({ Owners: ['amazon'], Filters })).toMatchObject([
    { Architecture: 'arm64', OwnerId: '591542846629', State: 'available', ImdsSupport: 'v2.0' },
  ]);
  expect(images({ Owners: ['self'] })).toEqual([]);
});

test('DescribeAccountAttributes names the default VPC, as long as there is one', () => {
  const cloud = newAccount();
  const attribute = (name: 'default-vpc' | 'supported-platforms') =>
    cloud
      .call('ec2', 'DescribeAccountAttributes', { AttributeNames: [name] })
      .AccountAttributes!.map(({ AttributeValues }) => AttributeValues![0]!.AttributeValue);
  expect(attribute('supported-platforms')).toEqual(['VPC']);
  const VpcId = defaultVpc(cloud);
  expect(attribute('default-vpc')).toEqual([VpcId]);
  expect(cloud.call('ec2', 'DescribeAccountAttributes', {}).AccountAttributes).toHaveLength(3);
});
