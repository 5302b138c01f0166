// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
import type { Operation } from '../../../kernel/context.ts';
import { findChangeSet } from '../change-sets/change-set.ts';
import { changeSetNotFound, stackWithIdNotFound } from '../faults.ts';
import { findStack } from '../find.ts';
import { templates } from '../state.ts';

export const getTemplate: Operation<'cloudformation', 'GetTemplate'> = (input, ctx) => {
  if (input.ChangeSetName !== undefined) {
    const changeSet = findChangeSet(input.ChangeSetName, input.StackName, ctx);
    if (!changeSet) throw changeSetNotFound(input.ChangeSetName);
    return { TemplateBody: changeSet.input.body, StagesAvailable: ['Original', 'Processed'] };
  }
  const stack = findStack(input.StackName ?? '', ctx);
  if (!stack) throw stackWithIdNotFound(input.StackName ?? '');
  return {
    TemplateBody: ctx.get(templates, stack.source.templateKey)?.body ?? '',
    StagesAvailable: ['Original', 'Processed'],
  };
};
