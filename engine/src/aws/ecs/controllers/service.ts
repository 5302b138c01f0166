// The service scheduler: keeps each service at its desired count and rolls its deployments out.
import type { Controller } from '../../../kernel/controller.ts';
import type { Reader } from '../../../kernel/table.ts';
import { serviceKey } from '../find/services.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import { applyServiceStep } from '../services/apply-step.ts';
import { observeService } from '../services/observe-service.ts';
import { planService } from '../services/plan-service.ts';
import { containerInstances, type ServiceRecord, serviceDeployments, services, tasks } from '../state.ts';

export const serviceController: Controller<ServiceSnapshot, ServiceStep> = {
  name: 'ecs/service',
  keys: (state) => state.keys(services),
  observe: observeService,
  plan: planService,
  apply: applyServiceStep,
  watches: {
    'ecs/services': (key) => [key],
    'ecs/service-deployments': (arn, state) => {
      const rollout = state.get(serviceDeployments, arn);
      return rollout ? [rollout.serviceKey] : [];
    },
    'ecs/tasks': (key, state) => {
      const task = state.get(tasks, key);
      return task?.service ? [`${task.cluster}/${task.service}`] : [];
    },
    'ecs/container-instances': (key, state) => {
      const cluster = state.get(containerInstances, key)?.cluster ?? key.split('/')[0];
      return live(state, (service) => service.cluster === cluster);
    },
    // The form of another service's keys is its own affair: all that is relied on is that a target's key contains its group.
    'elbv2/target-health': (key, state) =>
      live(state, (service) =>
        service.deployments.some((d) => d.targets.some((t) => key.includes(t.targetGroupArn))),
      ),
    'cloudwatch/alarms': (_key, state) =>
      live(state, (service) => service.deploymentConfiguration.alarms?.enable === true),
  },
};

function live(state: Reader, concerns: (service: ServiceRecord) => boolean): string[] {
  return state
    .all(services)
    .filter((service) => service.status !== 'INACTIVE' && concerns(service))
    .map(serviceKey);
}
