// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html

import type { Operation } from '../../../kernel/context.ts';
import type { StackContext } from '../context.ts';
import { stackWithIdNotFound, validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { requiredCapabilities } from '../source/capabilities.ts';
import { readTemplate } from '../source/prepare.ts';
import { templateBody } from '../source/template-location.ts';
import { templates } from '../state.ts';

export const getTemplateSummary: Operation<'cloudformation', 'GetTemplateSummary', StackContext> = (
  input,
  ctx,
) => {
  const { template } = readTemplate(bodyOf(input, ctx), ctx);
  const byType = Map.groupBy(Object.entries(template.Resources), ([, { Type }]) => Type);
  const { capabilities, reason } = requiredCapabilities(template);
  return {
    Parameters: Object.entries(template.Parameters).map(([key, declared]) => ({
      ParameterKey: key,
      ParameterType: declared.Type,
      ...(declared.Default === undefined ? {} : { DefaultValue: declared.Default }),
      ...(declared.Description === undefined ? {} : { Description: declared.Description }),
      NoEcho: declared.NoEcho,
      ParameterConstraints: declared.AllowedValues ? { AllowedValues: [...declared.AllowedValues] } : {},
    })),
    ...(template.Description === undefined ? {} : { Description: template.Description }),
    ...(capabilities.length > 0 ? { Capabilities: capabilities } : {}),
    ...(reason === undefined ? {} : { CapabilitiesReason: reason }),
    ResourceTypes: [...byType.keys()],
    ...(template.Transforms.length > 0 ? { DeclaredTransforms: [...template.Transforms] } : {}),
    ...(template.Metadata ? { Metadata: JSON.stringify(template.Metadata) } : {}),
    Version: '2010-09-09',
    ResourceIdentifierSummaries: [...byType].map(([type, declared]) => ({
      ResourceType: type,
      LogicalResourceIds: declared.map(([logicalId]) => logicalId),
      ResourceIdentifiers: [...(ctx.types(type)?.schema?.identifier ?? [])],
    })),
  };
};

type Arguments = Parameters<typeof getTemplateSummary>;

function bodyOf(input: Arguments[0], ctx: Arguments[1]): string {
  if (input.StackName === undefined) return templateBody(input, ctx);
  const stack = requireStack(input.StackName, ctx, stackWithIdNotFound);
  if (stack.status === 'REVIEW_IN_PROGRESS') {
    throw validationError('GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.');
  }
  return ctx.get(templates, stack.source.templateKey)!.body;
}
