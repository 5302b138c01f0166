// StartTask: a task on each of the container instances that the caller chose. Their resources must suffice; placement
// constraints and strategies do not apply.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StartTask.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { arnIn, keyIn } from '../find/references.ts';
import { requireActiveTaskDefinition } from '../find/task-definitions.ts';
import { containerInstancePlaces } from '../placement/container-instance-places.ts';
import { place } from '../placement/place.ts';
import { reservationOf } from '../placement/reservation.ts';
import { containerInstances } from '../state.ts';
import { createTask } from '../tasks/create-task.ts';
import { taskOfRequest } from '../tasks/run-request.ts';
import { validateRun } from '../tasks/validate-run.ts';
import { taskView } from '../views/task.ts';

export const startTask: Operation<'ecs', 'StartTask'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const definition = requireActiveTaskDefinition(ctx, input.taskDefinition);
  const references = input.containerInstances ?? [];
  if (references.length === 0) throw invalidParameter('Container instances cannot be empty.');
  if (references.length > 10) throw invalidParameter('At most 10 container instances can be specified.');
  validateRun(ctx, input, cluster, definition);
  const task = taskOfRequest(ctx, input, cluster, definition);
  const reservation = reservationOf(definition, input.overrides);
  const started = [];
  const failures = [];
  for (const reference of references) {
    const arn = arnIn(cluster, 'container-instance', reference);
    const instance = ctx.get(containerInstances, keyIn(cluster, 'container-instance', reference));
    if (instance?.status !== 'ACTIVE') {
      failures.push({ arn, reason: instance ? 'INACTIVE' : 'MISSING' });
      continue;
    }
    const places = containerInstancePlaces(ctx, cluster.name).filter((one) => one.id === instance.id);
    const { placed, shortage } = place(
      { count: 1, reservation, constraints: [], strategies: [], draw: 0 },
      places,
    );
    if (placed.length === 0) failures.push({ arn, reason: shortage?.reason ?? 'MISSING' });
    else started.push(createTask(ctx, { ...task, place: instance.id }));
  }
  return { tasks: started.map((one) => taskView(one, ['TAGS'])), failures };
};
