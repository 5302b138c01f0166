// Pictures of the hour before the page was opened, from the events of that hour: tasks and instances come and go as they say. What had
// no event in it is taken to have been there since; traffic, rules and targets' health have no events, and are left out.
import type { CloudEvent } from '../cloud/events.ts';
import type { Picture } from './picture.ts';
import { type ContainerInstance, instanceIn, type Task, taskIn } from './shapes.ts';

const secondMs = 1000;
/** How long a task that has stopped stays in the picture. */
const farewellMs = 15_000;

/**
 * @param events rising in time
 * @param now what there is after all of them
 */
export function replayed(events: readonly CloudEvent[], now: Picture): Picture[] {
  const tasks = new Map<string, Task>();
  const instances = new Map<string, ContainerInstance>();
  const relevant = events.flatMap((event) => {
    const [task, instance] = [taskIn(event), instanceIn(event)];
    return task || instance ? [{ at: Date.parse(event.time), task, instance }] : [];
  });
  const first = relevant[0]?.at;
  if (first === undefined) return [];
  const mentioned = new Set(
    relevant.map(({ task, instance }) => task?.taskArn ?? instance?.containerInstanceArn),
  );
  for (const task of now.tasks) if (!mentioned.has(task.taskArn)) tasks.set(task.taskArn, task);
  for (const instance of now.instances)
    if (!mentioned.has(instance.containerInstanceArn)) instances.set(instance.containerInstanceArn, instance);
  const gone: { readonly at: number; readonly taskArn: string }[] = [];
  const pictures: Picture[] = [];
  for (const [index, { at, task, instance }] of relevant.entries()) {
    while (gone[0] && gone[0].at <= at) tasks.delete(gone.shift()!.taskArn);
    if (task) {
      tasks.set(task.taskArn, task);
      if (task.lastStatus === 'STOPPED') gone.push({ at: at + farewellMs, taskArn: task.taskArn });
    }
    if (instance?.status === 'INACTIVE') instances.delete(instance.containerInstanceArn);
    else if (instance) instances.set(instance.containerInstanceArn, instance);
    const next = relevant[index + 1]?.at;
    // One picture for what comes within a second.
    if (next !== undefined && Math.floor(next / secondMs) === Math.floor(at / secondMs)) continue;
    pictures.push({
      at,
      tasks: [...tasks.values()],
      instances: [...instances.values()],
      balancers: [],
      groups: [],
      rates: new Map(),
    });
  }
  return pictures;
}
