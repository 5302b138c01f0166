// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeployment.html
import type { Operation } from '../../../kernel/context.ts';
import { requireDeployment } from '../find.ts';
import { deploymentView } from '../views/deployment.ts';

export const getDeployment: Operation<'codedeploy', 'GetDeployment'> = (input, ctx) => ({
  deploymentInfo: deploymentView(requireDeployment(ctx, input.deploymentId)),
});
