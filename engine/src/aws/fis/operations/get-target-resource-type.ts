// https://docs.aws.amazon.com/fis/latest/APIReference/API_GetTargetResourceType.html
import type { Operation } from '../../../kernel/context.ts';
import { resourceTypeNotFound } from '../faults.ts';
import { resourceKinds } from '../targets/list.ts';

export const getTargetResourceType: Operation<'fis', 'GetTargetResourceType'> = (input) => {
  const kind = resourceKinds.get(input.resourceType ?? '');
  if (!kind) throw resourceTypeNotFound(input.resourceType ?? '');
  const { resourceType, description, parameters } = kind;
  return {
    targetResourceType: {
      resourceType,
      description,
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, { description: text, required = false }]) => [
          name,
          { description: text, required },
        ]),
      ),
    },
  };
};
