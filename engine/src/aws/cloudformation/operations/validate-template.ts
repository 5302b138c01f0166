// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html

import type { Operation } from '../../../kernel/context.ts';
import type { StackContext } from '../context.ts';
import { checkCounts } from '../quotas.ts';
import { requiredCapabilities } from '../source/capabilities.ts';
import { readTemplate } from '../source/prepare.ts';
import { templateBody } from '../source/template-location.ts';

export const validateTemplate: Operation<'cloudformation', 'ValidateTemplate', StackContext> = (
  input,
  ctx,
) => {
  const { template } = readTemplate(templateBody(input, ctx), ctx);
  checkCounts(ctx, template);
  const { capabilities, reason } = requiredCapabilities(template);
  return {
    Parameters: Object.entries(template.Parameters).map(([key, declared]) => ({
      ParameterKey: key,
      ...(declared.Default === undefined ? {} : { DefaultValue: declared.Default }),
      NoEcho: declared.NoEcho,
      ...(declared.Description === undefined ? {} : { Description: declared.Description }),
    })),
    ...(template.Description === undefined ? {} : { Description: template.Description }),
    ...(capabilities.length > 0 ? { Capabilities: capabilities } : {}),
    ...(reason === undefined ? {} : { CapabilitiesReason: reason }),
    ...(template.Transforms.length > 0 ? { DeclaredTransforms: [...template.Transforms] } : {}),
  };
};
