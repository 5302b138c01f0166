// https://docs.aws.amazon.com/fis/latest/APIReference/API_ListExperimentResolvedTargets.html
import type { Operation } from '../../../kernel/context.ts';
import { requireExperiment } from '../find.ts';
import { pageOf } from '../paging.ts';

export const listExperimentResolvedTargets: Operation<'fis', 'ListExperimentResolvedTargets'> = (
  input,
  ctx,
) => {
  const { resolved = {}, targets } = requireExperiment(ctx, input.experimentId ?? '');
  const all = Object.entries(resolved)
    .filter(([name]) => name === (input.targetName ?? name))
    .flatMap(([targetName, found]) =>
      found.map(({ arn, availabilityZone }) => ({
        resourceType: targets[targetName]?.resourceType,
        targetName,
        targetInformation: { arn, ...(availabilityZone !== undefined && { availabilityZone }) },
      })),
    );
  const key = ({ targetName, targetInformation: { arn } }: (typeof all)[number]) => `${targetName} ${arn}`;
  const { items, nextToken } = pageOf(all, key, input);
  return { resolvedTargets: items, nextToken };
};
