// A service waits for a place in a cluster that has no container instances, while instances run that joined no cluster, or
// another one: after ten seconds its events say which, and why.
import { bootNotes } from '../../../contracts/boot-notes.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { lastSegment } from '../find/references.ts';
import { addEvent } from '../service-events/add-event.ts';
import { emptyClusterText, isEmptyClusterText } from '../service-events/texts.ts';
import { type ServiceRecord, services } from '../state.ts';

const lookEveryMs = 10_000;
/** Instances that are named in an event. */
const most = 3;

export const emptyClusterController: Controller<ServiceRecord, { readonly do: 'explain' }> = {
  name: 'ecs/empty-cluster',
  keys: (state) => state.keys(services).filter((key) => waits(state.get(services, key))),
  watches: { 'ecs/services': (key, state) => (waits(state.get(services, key)) ? [key] : []) },
  observe: (state, key) => {
    const service = state.get(services, key);
    return waits(service) ? service : undefined;
  },
  plan({ impediment }, now) {
    const lookAt = (impediment?.lookedAt ?? impediment?.since ?? now) + lookEveryMs;
    return now >= lookAt ? { steps: [{ do: 'explain' }] } : { steps: [], revisitAt: lookAt };
  },
  apply(_step, ctx, key) {
    const service = ctx.get(services, key);
    if (!service?.impediment) return;
    const explanation = strayInstances(ctx, service.cluster);
    const impediment = { ...service.impediment, lookedAt: ctx.now, ...(explanation && { explanation }) };
    ctx.put(services, key, { ...service, impediment });
    if (explanation !== undefined && explanation !== service.impediment.explanation)
      addEvent(ctx, key, emptyClusterText(service.name, service.cluster, explanation));
  },
};

const waits = (service: ServiceRecord | undefined): service is ServiceRecord =>
  service?.status === 'ACTIVE' &&
  service.impediment !== undefined &&
  isEmptyClusterText(service.impediment.message);

/** Undefined when no instance runs. */
function strayInstances(ctx: Context, cluster: string): string | undefined {
  const { Reservations = [] } = ctx.call('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
    MaxResults: 100,
  });
  const ids = Reservations.flatMap(({ Instances = [] }) =>
    Instances.map(({ InstanceId = '' }) => InstanceId),
  );
  const notes = ids.slice(0, most).map((id) => {
    const [note] = bootNotes(ctx, id).filter((line) => line.startsWith('[ecs-agent]'));
    return `${id}: ${note?.replace('[ecs-agent] ', '') ?? 'its agent has not started'}`;
  });
  if (notes.length === 0) return undefined;
  const more = ids.length > most ? ` (and ${ids.length - most} more)` : '';
  return `${notes.join(' ')}${more} To join, an instance needs ECS_CLUSTER=${lastSegment(cluster)} in its user data, an instance profile, and an ECS-optimized image.`;
}
