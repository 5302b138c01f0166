// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListDeployments.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidInput } from '../faults.ts';
import { requireApplication, requireGroup } from '../find.ts';
import { paged } from '../paged.ts';
import { deployments } from '../state.ts';

export const listDeployments: Operation<'codedeploy', 'ListDeployments'> = (input, ctx) => {
  const { applicationName, deploymentGroupName, includeOnlyStatuses, createTimeRange, externalId } = input;
  if (deploymentGroupName && !applicationName)
    throw invalidInput('An application name is required with a deployment group name.');
  if (deploymentGroupName) requireGroup(ctx, applicationName, deploymentGroupName);
  else if (applicationName) requireApplication(ctx, applicationName);
  const { start, end } = createTimeRange ?? {};
  const found = ctx
    .all(deployments)
    .filter(
      ({ application, group, status, createdAt, ...each }) =>
        (!applicationName || application === applicationName) &&
        (!deploymentGroupName || group === deploymentGroupName) &&
        (!includeOnlyStatuses?.length || includeOnlyStatuses.includes(status)) &&
        (!externalId || each.externalId === externalId) &&
        (!start || createdAt >= start.getTime()) &&
        (!end || createdAt < end.getTime()),
    );
  const newestFirst = ({ createdAt, id }: (typeof found)[number]) =>
    `${String(Number.MAX_SAFE_INTEGER - createdAt).padStart(16, '0')}/${id}`;
  const { items, nextToken } = paged(found, newestFirst, input.nextToken);
  return { deployments: items.map(({ id }) => id), nextToken };
};
