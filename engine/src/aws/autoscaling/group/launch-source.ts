// What a group launches: a launch template, a launch configuration or a mixed instances policy, as one RunInstances
// request. Auto Scaling guide, "Launch templates" and "Mixed instances groups".
import type {
  InstanceRequirements,
  LaunchTemplateOverrides,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
} from '@aws-sdk/client-auto-scaling';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { launchConfigurationNotFound, validationError } from '../faults.ts';
import {
  type GroupRecord,
  type LaunchConfigurationRecord,
  type LaunchTemplateUse,
  launchConfigurationTable,
  type MemberRecord,
} from '../state.ts';

export type LaunchSource = Pick<
  GroupRecord,
  'LaunchTemplate' | 'LaunchConfigurationName' | 'MixedInstancesPolicy'
>;

/** The source that a request names. Throws when the launch template or configuration does not exist. */
export function sourceFrom(
  ctx: Context,
  input: {
    LaunchTemplate?: LaunchTemplateSpecification | undefined;
    LaunchConfigurationName?: string | undefined;
    MixedInstancesPolicy?: GroupRecord['MixedInstancesPolicy'] | undefined;
    VPCZoneIdentifier?: string | undefined;
  },
): LaunchSource | undefined {
  const { LaunchTemplate, LaunchConfigurationName, MixedInstancesPolicy } = input;
  if ([LaunchTemplate, LaunchConfigurationName, MixedInstancesPolicy].filter(Boolean).length > 1) {
    throw validationError(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
    );
  }
  if (LaunchTemplate) {
    const template = templateFrom(ctx, LaunchTemplate);
    checkLaunchable(ctx, template, input.VPCZoneIdentifier);
    return { LaunchTemplate: template };
  }
  if (LaunchConfigurationName) {
    if (!ctx.get(launchConfigurationTable, LaunchConfigurationName)) {
      throw launchConfigurationNotFound(LaunchConfigurationName);
    }
    return { LaunchConfigurationName };
  }
  const mixed = MixedInstancesPolicy?.LaunchTemplate;
  if (!mixed?.LaunchTemplateSpecification) return undefined;
  const template = templateFrom(ctx, mixed.LaunchTemplateSpecification);
  for (const { InstanceRequirements } of mixed.Overrides ?? []) {
    if (InstanceRequirements && !requiredType(ctx, InstanceRequirements, template))
      throw validationError('No instance type meets the requirements (InstanceRequirements).');
  }
  const types = (mixed.Overrides ?? []).flatMap(({ InstanceType }) => InstanceType ?? []);
  for (const type of types.length > 0 || byRequirements(mixed.Overrides) ? types : [undefined])
    checkLaunchable(ctx, template, input.VPCZoneIdentifier, type);
  return { MixedInstancesPolicy: filledIn(JSON.parse(JSON.stringify(MixedInstancesPolicy)), template) };
}

const byRequirements = (overrides: readonly LaunchTemplateOverrides[] = []): boolean =>
  overrides.some(({ InstanceRequirements }) => InstanceRequirements !== undefined);

/**
 * A dry run of a launch. What only the moment decides, such as a quota, refuses no group.
 * @param subnets ids, separated by commas
 * @param type in place of the template's
 * @throws ValidationError with EC2's reason
 */
function checkLaunchable(
  ctx: Context,
  { LaunchTemplateId, Version }: LaunchTemplateUse,
  subnets: string | undefined,
  type?: string,
): void {
  const [template] =
    ctx.call('ec2', 'DescribeLaunchTemplateVersions', { LaunchTemplateId, Versions: [Version ?? '$Default'] })
      .LaunchTemplateVersions ?? [];
  const { NetworkInterfaces = [] } = template?.LaunchTemplateData ?? {};
  const SubnetId = subnets?.split(',')[0]?.trim() || undefined;
  try {
    ctx.call('ec2', 'RunInstances', {
      LaunchTemplate: { LaunchTemplateId, Version },
      MinCount: 1,
      MaxCount: 1,
      DryRun: true,
      ...(type ? { InstanceType: type as never } : {}),
      ...(NetworkInterfaces.length > 0
        ? { NetworkInterfaces: NetworkInterfaces.map((one) => ({ ...one, SubnetId })) as never }
        : { SubnetId }),
      TagSpecifications: [
        { ResourceType: 'instance', Tags: [{ Key: 'aws:autoscaling:groupName', Value: 'dry-run' }] },
      ],
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    if (refusals.test(error.code))
      throw validationError(`You must use a valid fully-formed launch template. ${error.message}`);
  }
}

const refusals =
  /^(InvalidParameter|InvalidKeyPair|InvalidGroup|InvalidAMI|InvalidBlockDevice|MissingParameter)/;

/** The policy as DescribeAutoScalingGroups returns it: with both names of the template, its version and the distribution. */
function filledIn(policy: MixedInstancesPolicy, template: LaunchTemplateUse): MixedInstancesPolicy {
  const { LaunchTemplate: { Overrides = [] } = {}, InstancesDistribution: given = {} } = policy;
  const SpotAllocationStrategy = given.SpotAllocationStrategy ?? 'lowest-price';
  return {
    ...policy,
    LaunchTemplate: {
      ...policy.LaunchTemplate,
      LaunchTemplateSpecification: { ...template, Version: template.Version ?? '$Default' },
      Overrides,
    },
    InstancesDistribution: {
      OnDemandAllocationStrategy: byRequirements(Overrides) ? 'lowest-price' : 'prioritized',
      OnDemandBaseCapacity: 0,
      OnDemandPercentageAboveBaseCapacity: 100,
      SpotAllocationStrategy,
      ...(SpotAllocationStrategy === 'lowest-price' ? { SpotInstancePools: 2 } : {}),
      ...given,
    },
  };
}

function templateFrom(ctx: Context, specification: LaunchTemplateSpecification): LaunchTemplateUse {
  const { LaunchTemplateId, LaunchTemplateName, Version } = specification;
  if ((LaunchTemplateId === undefined) === (LaunchTemplateName === undefined)) {
    throw validationError('Valid requests must contain either launchTemplateId or LaunchTemplateName');
  }
  if (Version && !/^(\$Default|\$Latest|\d+)$/.test(Version)) {
    throw validationError(
      "Invalid launch template version: either '$Default', '$Latest', or a numeric version are allowed.",
    );
  }
  const found = numbered(ctx, { LaunchTemplateId, LaunchTemplateName, Version });
  const named = {
    LaunchTemplateId: found.LaunchTemplateId,
    LaunchTemplateName: found.LaunchTemplateName,
  };
  return Version ? { ...named, Version } : named;
}

/** The template with `$Latest` or `$Default` resolved to the version number it stands for now. */
function numbered(ctx: Context, specification: LaunchTemplateSpecification): LaunchTemplateUse {
  try {
    const [version] = ctx.call('ec2', 'DescribeLaunchTemplateVersions', {
      ...(specification.LaunchTemplateId
        ? { LaunchTemplateId: specification.LaunchTemplateId }
        : { LaunchTemplateName: specification.LaunchTemplateName }),
      Versions: [specification.Version || '$Default'],
    }).LaunchTemplateVersions!;
    return {
      LaunchTemplateId: version?.LaunchTemplateId ?? '',
      LaunchTemplateName: version?.LaunchTemplateName ?? '',
      Version: String(version?.VersionNumber),
    };
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw validationError(`You must use a valid fully-formed launch template. ${error.message}`);
  }
}

/** What an instance launched now would be launched from. An older instance that differs is out of date. */
export function currentSource(
  ctx: Pick<Context, 'call'>,
  group: GroupRecord,
): Pick<MemberRecord, 'LaunchTemplate' | 'LaunchConfigurationName'> {
  const specification =
    group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
  if (specification) return { LaunchTemplate: numbered(ctx as Context, specification) };
  return group.LaunchConfigurationName ? { LaunchConfigurationName: group.LaunchConfigurationName } : {};
}

export function sameSource(
  a: Pick<MemberRecord, 'LaunchTemplate' | 'LaunchConfigurationName'>,
  b: Pick<MemberRecord, 'LaunchTemplate' | 'LaunchConfigurationName'>,
): boolean {
  return (
    a.LaunchConfigurationName === b.LaunchConfigurationName &&
    a.LaunchTemplate?.LaunchTemplateId === b.LaunchTemplate?.LaunchTemplateId &&
    a.LaunchTemplate?.Version === b.LaunchTemplate?.Version
  );
}

type RunInstances = Input<'ec2', 'RunInstances'>;

/** @param running how many instances the group has, which decides between On-Demand and Spot in a mixed group */
export function launchRequest(ctx: Context, group: GroupRecord, running: number): Partial<RunInstances> {
  const { LaunchTemplate } = currentSource(ctx, group);
  if (LaunchTemplate) {
    const { LaunchTemplateId, Version } = LaunchTemplate;
    return { LaunchTemplate: { LaunchTemplateId, Version }, ...mixed(ctx, group, running, LaunchTemplate) };
  }
  const configuration = ctx.get(launchConfigurationTable, group.LaunchConfigurationName ?? '');
  if (!configuration) throw launchConfigurationNotFound(group.LaunchConfigurationName ?? '');
  return fromConfiguration(configuration);
}

/**
 * The smallest type that meets the requirements, as a strategy by price would choose, of the architecture of the
 * template's image.
 */
function requiredType(
  ctx: Context,
  InstanceRequirements: InstanceRequirements,
  { LaunchTemplateId, Version }: LaunchTemplateUse,
): string | undefined {
  const [template] =
    ctx.call('ec2', 'DescribeLaunchTemplateVersions', { LaunchTemplateId, Versions: [Version ?? '$Default'] })
      .LaunchTemplateVersions ?? [];
  const { InstanceTypes } = ctx.call('ec2', 'GetInstanceTypesFromInstanceRequirements', {
    ArchitectureTypes: [architectureOf(ctx, template?.LaunchTemplateData?.ImageId)],
    VirtualizationTypes: ['hvm'],
    InstanceRequirements: InstanceRequirements as Input<
      'ec2',
      'GetInstanceTypesFromInstanceRequirements'
    >['InstanceRequirements'],
  });
  return InstanceTypes?.[0]?.InstanceType;
}

function architectureOf(ctx: Context, image: string | undefined): 'x86_64' | 'arm64' {
  if (!image?.startsWith('ami-')) return 'x86_64';
  try {
    const { Images } = ctx.call('ec2', 'DescribeImages', { ImageIds: [image] });
    return Images?.[0]?.Architecture === 'arm64' ? 'arm64' : 'x86_64';
  } catch (error) {
    if (error instanceof AwsFault) return 'x86_64';
    throw error;
  }
}

/** The first type in the list, which the `prioritized` strategy chooses while there is capacity: always, here. */
function mixed(
  ctx: Context,
  { MixedInstancesPolicy }: GroupRecord,
  running: number,
  template: LaunchTemplateUse,
): Partial<RunInstances> {
  const [first] = MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
  const type = first?.InstanceRequirements
    ? requiredType(ctx, first.InstanceRequirements, template)
    : first?.InstanceType;
  const { OnDemandBaseCapacity = 0, OnDemandPercentageAboveBaseCapacity = 100 } =
    MixedInstancesPolicy?.InstancesDistribution ?? {};
  const above = running + 1 - OnDemandBaseCapacity;
  // Fractions of an instance round up to On-Demand.
  const onDemand = (count: number) =>
    count <= 0 ? 0 : Math.ceil((count * OnDemandPercentageAboveBaseCapacity) / 100);
  const isSpot = above > 0 && onDemand(above) === onDemand(above - 1);
  return {
    ...(type ? { InstanceType: type as never } : {}),
    ...(isSpot ? { InstanceMarketOptions: { MarketType: 'spot' as const } } : {}),
  };
}

function fromConfiguration(configuration: LaunchConfigurationRecord): Partial<RunInstances> {
  const { SecurityGroups, AssociatePublicIpAddress, IamInstanceProfile, MetadataOptions } = configuration;
  const profile = IamInstanceProfile?.startsWith('arn:')
    ? { Arn: IamInstanceProfile }
    : { Name: IamInstanceProfile };
  return {
    ImageId: configuration.ImageId,
    InstanceType: configuration.InstanceType as never,
    KeyName: configuration.KeyName,
    UserData: configuration.UserData,
    EbsOptimized: configuration.EbsOptimized,
    Monitoring: { Enabled: configuration.Monitoring },
    BlockDeviceMappings: configuration.BlockDeviceMappings as RunInstances['BlockDeviceMappings'],
    MetadataOptions: MetadataOptions as RunInstances['MetadataOptions'],
    ...(IamInstanceProfile ? { IamInstanceProfile: profile } : {}),
    ...(configuration.SpotPrice ? { InstanceMarketOptions: { MarketType: 'spot' as const } } : {}),
    ...(AssociatePublicIpAddress === undefined
      ? { SecurityGroupIds: [...SecurityGroups] }
      : { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress, Groups: [...SecurityGroups] }] }),
  };
}
