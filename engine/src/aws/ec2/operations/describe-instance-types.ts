// EC2 API, DescribeInstanceTypes: the types that the engine knows.
import type { Operation } from '../../../kernel/context.ts';
import { findInstanceType, instanceTypes } from '../catalog/instance-types.ts';
import { matches } from '../describe/filters.ts';
import { paginate } from '../describe/selection.ts';
import { instanceTypeInvalid } from '../faults.ts';

export const describeInstanceTypes: Operation<'ec2', 'DescribeInstanceTypes'> = (input, ctx) => {
  void ctx;
  const chosen = input.InstanceTypes?.length
    ? input.InstanceTypes.map((name) => {
        const facts = findInstanceType(name);
        if (!facts) throw instanceTypeInvalid(name);
        return facts;
      })
    : instanceTypes();
  const found = chosen.filter((facts) =>
    matches(
      input.Filters,
      {
        'bare-metal': false,
        'burstable-performance-supported': facts.burstable,
        'current-generation': !/^(t2|m4)\./.test(facts.type),
        'instance-type': facts.type,
        'memory-info.size-in-mib': facts.memoryMiB,
        'processor-info.supported-architecture': facts.architecture,
        'vcpu-info.default-vcpus': facts.vCpus,
      },
      [],
    ),
  );
  const { items, NextToken } = paginate(found, ({ type }) => type, input);
  return {
    InstanceTypes: items.map((facts) => ({
      InstanceType: facts.type as never,
      CurrentGeneration: !/^(t2|m4)\./.test(facts.type),
      FreeTierEligible: facts.type === 't2.micro' || facts.type === 't3.micro',
      SupportedUsageClasses: ['on-demand', 'spot'],
      SupportedRootDeviceTypes: ['ebs'],
      SupportedVirtualizationTypes: ['hvm'],
      BareMetal: false,
      ProcessorInfo: { SupportedArchitectures: [facts.architecture] },
      VCpuInfo: { DefaultVCpus: facts.vCpus },
      MemoryInfo: { SizeInMiB: facts.memoryMiB },
      NetworkInfo: {
        MaximumNetworkInterfaces: facts.maximumNetworkInterfaces,
        Ipv4AddressesPerInterface: facts.addressesPerInterface,
        MaximumNetworkCards: 1,
        DefaultNetworkCardIndex: 0,
        EnaSupport: 'required',
      },
      BurstablePerformanceSupported: facts.burstable,
      InstanceStorageSupported: false,
    })),
    NextToken,
  };
};
