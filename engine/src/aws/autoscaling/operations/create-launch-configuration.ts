// Auto Scaling API, CreateLaunchConfiguration.

import { isBase64 } from '../../../kernel/base64.ts';
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { launchConfigurationExists, notSimulated, validationError } from '../faults.ts';
import { checkInstanceProfile, checkInstanceType, checkSecurityGroups } from '../group/references.ts';
import { quotas } from '../quotas.ts';
import { launchConfigurationTable } from '../state.ts';

export const createLaunchConfiguration: Operation<'autoscaling', 'CreateLaunchConfiguration'> = (
  input,
  ctx,
) => {
  const name = input.LaunchConfigurationName!;
  if (ctx.get(launchConfigurationTable, name)) throw launchConfigurationExists(name);
  checkQuota(ctx, quotas.launchConfigurations, ctx.keys(launchConfigurationTable).length + 1);
  if (input.InstanceId) throw notSimulated('launch configurations made from an instance (InstanceId)');
  if (!input.ImageId)
    throw validationError(
      'Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.',
    );
  if (!input.InstanceType)
    throw validationError(
      'Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.',
    );
  // https://github.com/aws/aws-cli/issues/65
  if (!isBase64(input.UserData ?? '')) throw validationError('UserData does not appear to be base64 encoded');
  checkInstanceType(ctx, input.InstanceType);
  checkSecurityGroups(ctx, input.SecurityGroups);
  checkInstanceProfile(ctx, input.IamInstanceProfile);
  ctx.put(
    launchConfigurationTable,
    name,
    JSON.parse(
      JSON.stringify({
        LaunchConfigurationName: name,
        LaunchConfigurationARN: ctx.arn(
          'autoscaling',
          `launchConfiguration:${ctx.ids.uuid()}:launchConfigurationName/${name}`,
        ),
        CreatedTime: ctx.now,
        ImageId: input.ImageId,
        InstanceType: input.InstanceType,
        KeyName: input.KeyName || undefined,
        SecurityGroups: input.SecurityGroups ?? [],
        UserData: input.UserData || undefined,
        IamInstanceProfile: input.IamInstanceProfile,
        BlockDeviceMappings: input.BlockDeviceMappings ?? [],
        AssociatePublicIpAddress: input.AssociatePublicIpAddress,
        EbsOptimized: input.EbsOptimized ?? false,
        Monitoring: input.InstanceMonitoring?.Enabled ?? true,
        PlacementTenancy: input.PlacementTenancy,
        SpotPrice: input.SpotPrice,
        MetadataOptions: input.MetadataOptions,
      }),
    ),
  );
  return {};
};
