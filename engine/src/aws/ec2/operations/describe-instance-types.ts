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
        'bare-metal': facts.bareMetal,
        'burstable-performance-supported': facts.burstable,
        'current-generation': facts.currentGeneration,
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
      CurrentGeneration: facts.currentGeneration,
      FreeTierEligible: facts.type === 't2.micro' || facts.type === 't3.micro',
      SupportedUsageClasses: ['on-demand', 'spot'],
      SupportedRootDeviceTypes: ['ebs'],
      SupportedVirtualizationTypes: ['hvm'],
      BareMetal: facts.bareMetal,
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
      ...(facts.gpus > 0 && { GpuInfo: { Gpus: [{ Count: facts.gpus }] } }),
      InstanceStorageSupported: false,
    })),
    NextToken,
  };
};
