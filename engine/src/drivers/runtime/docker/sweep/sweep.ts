// Removes whatever a runtime has in a container engine, found by its label.
import { EngineApi, EngineError } from '../api/engine-api.ts';
import { ownerFilter, ownerOf } from '../labels.ts';
import { forgetEngine, usedEngine } from './record.ts';

interface Listed {
  readonly Id: string;
  readonly Labels?: Readonly<Record<string, string>> | null;
}

/** Removes containers and volumes of the owner. Returns how many tasks' containers there were. */
export async function removeOwned(api: EngineApi, owner: string): Promise<number> {
  const filters = ownerFilter(owner);
  const containers = await api.get<readonly Listed[]>('/containers/json', { query: { all: true, filters } });
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
    {
      query: { filters },
    },
  );
  for (const { Name } of Volumes ?? []) await api.delete(`/volumes/${Name}`, { query: { force: true } });
  return containers.filter(({ Labels }) => Labels?.['com.amazonaws.ecs.container-name']).length;
}

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
