// EC2 API, DescribeLaunchTemplates.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { requireLaunchTemplateByIdOrName } from '../find/launch-template.ts';
import { launchTemplates } from '../views/launch-template.ts';

export const describeLaunchTemplates: Operation<'ec2', 'DescribeLaunchTemplates'> = (input, ctx) => {
  const named = (input.LaunchTemplateNames ?? []).map(
    (LaunchTemplateName) => requireLaunchTemplateByIdOrName(ctx, { LaunchTemplateName }).LaunchTemplateId,
  );
  const ids = [...(input.LaunchTemplateIds ?? []), ...named];
  const { items, NextToken } = select(ctx, launchTemplates, ids, input);
  return { LaunchTemplates: items, NextToken };
};
