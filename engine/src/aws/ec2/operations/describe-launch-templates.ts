// EC2 API, DescribeLaunchTemplates.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { launchTemplates, namedLaunchTemplate } from '../views/launch-template.ts';

export const describeLaunchTemplates: Operation<'ec2', 'DescribeLaunchTemplates'> = (input, ctx) => {
  const named = (input.LaunchTemplateNames ?? []).map(
    (LaunchTemplateName) => namedLaunchTemplate(ctx, { LaunchTemplateName }).LaunchTemplateId,
  );
  const ids = [...(input.LaunchTemplateIds ?? []), ...named];
  const { items, NextToken } = select(ctx, launchTemplates, ids, input);
  return { LaunchTemplates: items, NextToken };
};
