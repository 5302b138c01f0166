// Changes to a deployment's record; a change of its status is published.
import type { Context } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { plain } from '../../../kernel/plain.ts';
import { publishStateChange } from '../events.ts';
import { type DeploymentRecord, deployments, type EventName, type LifecycleEventRecord } from '../state.ts';

export function changeDeployment(
  ctx: Context,
  id: string,
  change: Partial<DeploymentRecord>,
): DeploymentRecord {
  const before = ctx.get(deployments, id)!;
  const after = plain({ ...before, ...change });
  ctx.put(deployments, id, after);
  if (after.status !== before.status) publishStateChange(ctx, after, before.status);
  return after;
}

export function changeEvent(
  ctx: Context,
  id: string,
  name: EventName,
  change: Partial<LifecycleEventRecord>,
): void {
  const { events } = ctx.get(deployments, id)!;
  changeDeployment(ctx, id, {
    events: events.map((event) => (event.name === name ? { ...event, ...change } : event)),
  });
}

export function endEvent(ctx: Context, id: string, name: EventName): void {
  const event = ctx.get(deployments, id)?.events.find((each) => each.name === name);
  if (event?.token !== undefined) ctx.delete(outcomes, event.token);
  changeEvent(ctx, id, name, {
    status: 'Succeeded',
    startedAt: event?.startedAt ?? ctx.now,
    endedAt: ctx.now,
    token: undefined,
  });
}
