// https://docs.aws.amazon.com/lambda/latest/api/API_DeleteLayerVersion.html
import type { Operation } from '../../../kernel/context.ts';
import { layerVersions } from '../state.ts';

/** Functions that have it keep it on AWS; here they lose it with their next new process. */
export const deleteLayerVersion: Operation<'lambda', 'DeleteLayerVersion'> = (input, ctx) => {
  const key = `${input.LayerName!.split(':').at(-1)}:${input.VersionNumber}`;
  if (ctx.get(layerVersions, key)) ctx.delete(layerVersions, key);
  return {};
};
