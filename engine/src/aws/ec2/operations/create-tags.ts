// EC2 API, CreateTags.
import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { invalidParameterValue } from '../faults.ts';
import { typeOfId } from '../tags/resource-ids.ts';
import { addTags, tagsOf } from '../tags/tags.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html (restrictions) */
const mostTags = 50;
const tagLimitExceeded = fault(
  'TagLimitExceeded',
  'The maximum number of Tags for a resource has been reached.',
);

export const createTags: Operation<'ec2', 'CreateTags'> = (input, ctx) => {
  for (const { Key = '' } of input.Tags ?? []) {
    if (/^aws:/i.test(Key)) {
      throw invalidParameterValue(
        `Value ( ${Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
      );
    }
  }
  for (const id of input.Resources ?? []) {
    const type = typeOfId(ctx, id);
    addTags(ctx, id, type, input.Tags ?? []);
    const own = tagsOf(ctx, id).filter(({ Key = '' }) => !Key.startsWith('aws:'));
    if (own.length > mostTags) throw tagLimitExceeded();
  }
  return {};
};
