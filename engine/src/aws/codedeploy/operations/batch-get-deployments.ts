// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetDeployments.html
import type { Operation } from '../../../kernel/context.ts';
import { checkDeploymentId } from '../find.ts';
import { deployments } from '../state.ts';
import { deploymentView } from '../views/deployment.ts';

export const batchGetDeployments: Operation<'codedeploy', 'BatchGetDeployments'> = (input, ctx) => ({
  deploymentsInfo: (input.deploymentIds ?? []).flatMap((id) => {
    checkDeploymentId(id);
    const found = ctx.get(deployments, id);
    return found ? [deploymentView(found)] : [];
  }),
});
