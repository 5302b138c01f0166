// Removes whatever a runtime has in a container engine, found by its label.
import { setTimeout } from 'node:timers/promises';
import { EngineApi, EngineError } from '../api/engine-api.ts';
import { ownerFilter, ownerOf } from '../labels.ts';
import { forgetEngine, usedEngine } from './record.ts';

const pauseMs = 500;
const longestMs = 60_000;
/** So often in turn there is nothing: what a killed engine asked for last may still be being made. */
const quietLooks = 3;

interface Listed {
  readonly Id: string;
  readonly Labels?: Readonly<Record<string, string>> | null;
}

/** Removes containers and volumes of the owner. Returns how many tasks' containers there were. */
export async function removeOwned(api: EngineApi, owner: string): Promise<number> {
  const containers = await owned(api, owner);
  // What joined another's network has to go first; the second round takes what was held by the first.
  for (let left = containers; left.length > 0; ) {
    const failed = [];
    for (const container of left) if (!(await isRemoved(api, container))) failed.push(container);
    if (failed.length === left.length)
      throw new EngineError(0, `${failed.length} containers could not be removed`);
    left = failed;
  }
  const { Volumes } = await api.get<{ readonly Volumes?: readonly { readonly Name: string }[] | null }>(
    '/volumes',
    { query: { filters: ownerFilter(owner) } },
  );
  for (const { Name } of Volumes ?? []) await api.delete(`/volumes/${Name}`, { query: { force: true } });
  return containers.filter(({ Labels }) => Labels?.['com.amazonaws.ecs.container-name']).length;
}

const owned = (api: EngineApi, owner: string) =>
  api.get<readonly Listed[]>('/containers/json', { query: { all: true, filters: ownerFilter(owner) } });

async function isRemoved(api: EngineApi, { Id }: Listed): Promise<boolean> {
  try {
    await api.delete(`/containers/${Id}`, { query: { force: true, v: true } });
    return true;
  } catch (error) {
    if (error instanceof EngineError && error.status !== 0) return false;
    throw error;
  }
}

/** Ends what a runtime on this folder left running, when no engine runs. Returns how many containers there were. */
export async function sweepContainers(folder: string): Promise<number> {
  const used = usedEngine(folder);
  if (!used) return 0;
  const api = new EngineApi(used.address);
  try {
    const removed = await removeOwned(api, ownerOf(folder));
    forgetEngine(folder);
    return removed;
  } finally {
    api.close();
  }
}

/**
 * The same for an engine that was killed a moment ago, until nothing comes any more. Another engine on the folder sweeps it
 * itself: it is left alone from then on.
 */
export async function sweepAfterKill(
  folder: string,
  pause: (ms: number) => Promise<unknown> = (ms) => setTimeout(ms),
): Promise<void> {
  const used = usedEngine(folder);
  if (!used) return;
  const api = new EngineApi(used.address);
  const owner = ownerOf(folder);
  let quiet = 0;
  try {
    for (let waited = 0; waited < longestMs && usedEngine(folder)?.pid === used.pid; waited += pauseMs) {
      quiet = (await hasNothing(api, owner)) ? quiet + 1 : 0;
      if (quiet === quietLooks) return forgetEngine(folder);
      await pause(pauseMs);
    }
  } finally {
    api.close();
  }
}

/** Whether there was nothing to remove. */
async function hasNothing(api: EngineApi, owner: string): Promise<boolean> {
  try {
    const found = await owned(api, owner);
    await removeOwned(api, owner);
    return found.length === 0;
  } catch {
    // It is busy with what the engine has begun.
    return false;
  }
}
