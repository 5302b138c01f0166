// The service scheduler: keeps each service at its desired count and rolls its deployments out.
import type { Controller } from '../../../kernel/controller.ts';
import { keyOf } from '../find/references.ts';
import { serviceKey, servicesOfCluster } from '../find/services.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import { applyServiceStep } from '../services/apply-step.ts';
import { observeService } from '../services/observe-service.ts';
import { planService } from '../services/plan-service.ts';
import { type ServiceRecord, serviceDeployments, services, servicesByInterest, tasks } from '../state.ts';

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
      const own = task?.service ? [keyOf(task.cluster, task.service)] : [];
      // A task that has ended leaves room for others that have no place.
      return task && task.lastStatus !== 'STOPPED'
        ? own
        : [...own, ...state.keysBy(servicesByInterest.room, clusterOf(key))];
    },
    'zones/outages': (_, state) => state.keys(services),
    'ecs/container-instances': (key, state) => live(servicesOfCluster(state, clusterOf(key))),
    // The form of another service's keys is its own affair: all that is relied on is that a target's key contains its group.
    'elbv2/target-health': (key, state) =>
      live(
        state
          .by(servicesByInterest.targets, 'all')
          .filter(({ deployments }) =>
            deployments.some((d) => d.targets.some((t) => key.includes(t.targetGroupArn))),
          ),
      ),
    'cloudwatch/alarms': (_key, state) => live(state.by(servicesByInterest.alarms, 'all')),
  },
  rest: 3,
};

const clusterOf = (key: string): string => key.slice(0, key.indexOf('/'));

const live = (found: readonly ServiceRecord[]): string[] =>
  found.filter((service) => service.status !== 'INACTIVE').map(serviceKey);
