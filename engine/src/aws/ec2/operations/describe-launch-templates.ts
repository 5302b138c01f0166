// EC2 API, DescribeLaunchTemplates.
import type { Operation } from '../../../kernel/context.ts';
import { launchTemplates, namedLaunchTemplate } from '../kinds/launch-template.ts';
import { select } from '../selection.ts';

export const describeLaunchTemplates: Operation<'ec2', 'DescribeLaunchTemplates'> = (input, ctx) => {
  const named = (input.LaunchTemplateNames ?? []).map(
    (LaunchTemplateName) => namedLaunchTemplate(ctx, { LaunchTemplateName }).LaunchTemplateId,
  );
  const ids = [...(input.LaunchTemplateIds ?? []), ...named];
  const { items, NextToken } = select(ctx, launchTemplates, ids, input);
  return { LaunchTemplates: items, NextToken };
};
