// EC2 API, GetLaunchTemplateData: what an instance was launched with, as a template's data.
import type { Operation } from '../../../kernel/context.ts';
import { requireInstance } from '../find/require.ts';

export const getLaunchTemplateData: Operation<'ec2', 'GetLaunchTemplateData'> = (input, ctx) => {
  const instance = requireInstance(ctx, input.InstanceId);
  return {
    LaunchTemplateData: {
      ImageId: instance.ImageId,
      InstanceType: instance.InstanceType as never,
      KeyName: instance.KeyName,
      UserData: instance.UserData,
      EbsOptimized: instance.EbsOptimized,
      Monitoring: { Enabled: instance.Monitoring },
      IamInstanceProfile: instance.IamInstanceProfileArn
        ? { Arn: instance.IamInstanceProfileArn }
        : undefined,
      MetadataOptions: instance.MetadataOptions,
    },
  };
};
