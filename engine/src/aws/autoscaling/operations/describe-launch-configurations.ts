// Auto Scaling API, DescribeLaunchConfigurations.
import type { LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import type { Operation } from '../../../kernel/context.ts';
import { paginate } from '../find.ts';
import { launchConfigurationTable } from '../state.ts';

export const describeLaunchConfigurations: Operation<'autoscaling', 'DescribeLaunchConfigurations'> = (
  input,
  ctx,
) => {
  const names = input.LaunchConfigurationNames ?? [];
  const chosen = ctx
    .all(launchConfigurationTable)
    .filter(({ LaunchConfigurationName }) => names.length === 0 || names.includes(LaunchConfigurationName));
  const { page, NextToken } = paginate(
    chosen,
    ({ LaunchConfigurationName }) => LaunchConfigurationName,
    input,
  );
  return {
    LaunchConfigurations: page.map(
      ({ Monitoring, CreatedTime, ...configuration }): LaunchConfiguration => ({
        ...configuration,
        CreatedTime: new Date(CreatedTime),
        SecurityGroups: [...configuration.SecurityGroups],
        BlockDeviceMappings: [...configuration.BlockDeviceMappings],
        MetadataOptions: configuration.MetadataOptions as LaunchConfiguration['MetadataOptions'],
        InstanceMonitoring: { Enabled: Monitoring },
        ClassicLinkVPCSecurityGroups: [],
        KernelId: '',
        RamdiskId: '',
      }),
    ),
    NextToken,
  };
};
