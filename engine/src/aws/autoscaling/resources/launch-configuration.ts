// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-launchconfiguration.html
// Launch configurations are immutable: every update is a replacement.
import type { CreateLaunchConfigurationType } from '@aws-sdk/client-auto-scaling';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { imageRemark } from '../../../machine-images/public-images.ts';
import { launchConfigurationTable } from '../state.ts';

type ConfigurationProperties = Omit<CreateLaunchConfigurationType, 'InstanceMonitoring' | 'RamdiskId'> & {
  readonly InstanceMonitoring?: boolean;
  readonly RamDiskId?: string;
};

export const launchConfigurationResource: ResourceType = {
  type: 'AWS::AutoScaling::LaunchConfiguration',
  create(request, ctx) {
    const { InstanceMonitoring, RamDiskId, ...rest } =
      request.properties as unknown as ConfigurationProperties;
    const LaunchConfigurationName = rest.LaunchConfigurationName ?? request.generatedName(255);
    ctx.call('autoscaling', 'CreateLaunchConfiguration', {
      ...rest,
      LaunchConfigurationName,
      ...(RamDiskId ? { RamdiskId: RamDiskId } : {}),
      ...(InstanceMonitoring === undefined ? {} : { InstanceMonitoring: { Enabled: InstanceMonitoring } }),
    });
    const remark = imageRemark(ctx.region, rest.ImageId);
    return { status: 'success', physicalId: LaunchConfigurationName, ...(remark && { remark }) };
  },
  delete(name, _request, ctx) {
    if (ctx.get(launchConfigurationTable, name)) {
      ctx.call('autoscaling', 'DeleteLaunchConfiguration', { LaunchConfigurationName: name });
    }
    return { status: 'success', physicalId: name };
  },
  unread: ['InstanceId'],
  read(name, _properties, ctx) {
    const { LaunchConfigurations } = ctx.call('autoscaling', 'DescribeLaunchConfigurations', {
      LaunchConfigurationNames: [name],
    });
    const found = LaunchConfigurations?.[0];
    return found && { ...found, InstanceMonitoring: found.InstanceMonitoring?.Enabled };
  },
  attributes: () => ({}),
};
