// EC2 API, CreateTags.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue } from '../faults.ts';
import { typeOfId } from '../tags/resource-ids.ts';
import { addTags } from '../tags/tags.ts';

export const createTags: Operation<'ec2', 'CreateTags'> = (input, ctx) => {
  for (const { Key = '' } of input.Tags ?? []) {
    if (/^aws:/i.test(Key)) {
      throw invalidParameterValue(
        `Value ( ${Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
      );
    }
  }
  for (const id of input.Resources ?? []) addTags(ctx, id, typeOfId(ctx, id), input.Tags ?? []);
  return {};
};
