// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
import type { Operation } from '../../../kernel/context.ts';
import { requireChangeSet } from '../change-sets/change-set.ts';
import { stackWithIdNotFound, validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { type TemplateRecord, templates } from '../state.ts';

/** The processed template is what transforms have made; without any it is the original. */
export const getTemplate: Operation<'cloudformation', 'GetTemplate'> = (input, ctx) => {
  const view = ({ body, processed }: TemplateRecord) => ({
    TemplateBody: input.TemplateStage === 'Processed' ? (processed ?? body) : body,
    StagesAvailable: ['Original' as const, 'Processed' as const],
  });
  if (input.StackName === undefined && input.ChangeSetName === undefined)
    throw validationError('StackName is required if ChangeSetName is not specified.');
  if (input.StackName === undefined && !input.ChangeSetName?.startsWith('arn:'))
    throw validationError('StackName is a required parameter.');
  if (input.ChangeSetName !== undefined)
    return view(requireChangeSet(input.ChangeSetName, input.StackName, ctx).input);
  const stack = requireStack(input.StackName ?? '', ctx, stackWithIdNotFound);
  return view(ctx.get(templates, stack.source.templateKey) ?? { body: '' });
};
