// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
import type { Context, Operation } from '../../../kernel/context.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { storeCode } from '../code.ts';
import { configuration } from '../configuration.ts';
import { functionExists, invalid } from '../faults.ts';
import { refuseRetired } from '../retired-runtimes.ts';
import { storeRevision } from '../revision.ts';
import { functions } from '../state.ts';
import { publish } from '../versions.ts';
import { configurationView } from '../views.ts';

/** The function is active at once; on AWS this takes a few seconds. */
export const createFunction: Operation<'lambda', 'CreateFunction'> = (input, ctx) => {
  refuseRetired(input.Runtime);
  return create(input, ctx);
};

/** Creates a function of a retired runtime, too: stacks may have one. */
export function create(input: Input<'lambda', 'CreateFunction'>, ctx: Context) {
  const name = /^(?:.*:function:)?([A-Za-z0-9_-]{1,64})$/.exec(input.FunctionName!)?.[1];
  if (!name)
    throw invalid(`The function name '${input.FunctionName}' must match [a-zA-Z0-9-_]+, up to 64 characters`);
  if (ctx.get(functions, name)) throw functionExists(name);
  const { ImageUri: imageUri } = input.Code!;
  if ((input.PackageType === 'Image') !== (imageUri !== undefined))
    throw invalid('Please provide ImageUri when creating a function with packageType Image.');
  const record = storeRevision(
    {
      name,
      arn: ctx.arn('lambda', `function:${name}`),
      version: '$LATEST',
      ...configuration(name, input, ctx),
      architectures: input.Architectures ?? ['x86_64'],
      ...(imageUri === undefined ? { code: storeCode(input.Code!, ctx) } : { imageUri }),
      tags: input.Tags ?? {},
      policy: [],
    },
    ctx,
  );
  return configurationView(input.Publish ? publish(record, {}, ctx) : record);
}
