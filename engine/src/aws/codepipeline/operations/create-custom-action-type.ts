// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_CreateCustomActionType.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid } from '../faults.ts';
import { type CustomTypeRecord, customTypeKey, customTypes } from '../state.ts';
import { customTypeView } from '../views/custom-type.ts';

export const createCustomActionType: Operation<'codepipeline', 'CreateCustomActionType'> = (input, ctx) => {
  const { category, provider, version } = input;
  const key = customTypeKey(category!, provider!, version!);
  if (ctx.get(customTypes, key)) {
    throw invalid(
      `An action type with the category '${category}', the provider '${provider}' and the version '${version}' already exists`,
    );
  }
  const type: CustomTypeRecord = plain({
    category: category!,
    provider: provider!,
    version: version!,
    settings: input.settings,
    properties: input.configurationProperties ?? [],
    inputs: input.inputArtifactDetails!,
    outputs: input.outputArtifactDetails!,
    tags: input.tags ?? [],
  });
  ctx.put(customTypes, key, type);
  return { actionType: customTypeView(type), tags: [...type.tags] };
};
