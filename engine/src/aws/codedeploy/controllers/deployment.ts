// Carries a deployment through its lifecycle events, and beyond them until the original task set is gone.
import type { Controller } from '../../../kernel/controller.ts';
import { applyDeploymentStep } from '../deployment/apply.ts';
import { type DeploymentStep, planDeployment } from '../deployment/plan.ts';
import { type DeploymentSnapshot, observeDeployment } from '../deployment/snapshot.ts';
import { activeDeployments, activeWithAlarms, deployments, isOver } from '../state.ts';

export const deploymentController: Controller<DeploymentSnapshot, DeploymentStep> = {
  name: 'codedeploy/deployment',
  keys: (state) => state.all(deployments).flatMap((each) => (isOver(each) ? [] : [each.id])),
  observe: observeDeployment,
  plan: planDeployment,
  apply: applyDeploymentStep,
  watches: {
    'codedeploy/deployments': (id) => [id],
    // The form of another service's keys is its own affair: all that is relied on is that a service's key ends with its name.
    'ecs/services': (key, state) =>
      state
        .by(activeDeployments, 'all')
        .filter(({ service }) => key.endsWith(service.name))
        .map(({ id }) => id),
    'cloudwatch/alarms': (_key, state) => state.by(activeWithAlarms, 'all').map(({ id }) => id),
  },
};
