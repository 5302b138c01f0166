// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
import type { Operation } from '../../../kernel/context.ts';
import { requireChangeSet } from '../change-sets/change-set.ts';
import { stackWithIdNotFound } from '../faults.ts';
import { requireStack } from '../find.ts';
import { templates } from '../state.ts';

export const getTemplate: Operation<'cloudformation', 'GetTemplate'> = (input, ctx) => {
  if (input.ChangeSetName !== undefined) {
    const changeSet = requireChangeSet(input.ChangeSetName, input.StackName, ctx);
    return { TemplateBody: changeSet.input.body, StagesAvailable: ['Original', 'Processed'] };
  }
  const stack = requireStack(input.StackName ?? '', ctx, stackWithIdNotFound);
  return {
    TemplateBody: ctx.get(templates, stack.source.templateKey)?.body ?? '',
    StagesAvailable: ['Original', 'Processed'],
  };
};
