// The tasks of a cluster, watched while a deployment runs.
import type { Clock } from '../clock/clock.ts';
import type { Clients } from '../targets/clients.ts';
import { FailedTasks } from './failed-tasks.ts';
import { StartingTasks } from './starting-tasks.ts';

export interface WatchedTasks {
  readonly failed: FailedTasks;
  readonly starting: StartingTasks;
}

export function watchTasks(clients: Clients, clock: Clock, cluster: string): WatchedTasks {
  return {
    failed: new FailedTasks(clients, clock, cluster),
    starting: new StartingTasks(clients, clock, cluster),
  };
}
