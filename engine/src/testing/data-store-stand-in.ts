// Stands for the driver of data stores: servers start and stop at once, and nothing runs.
import type { Rehearsal } from './rehearsal.ts';

export function startServersAtOnce(cloud: Rehearsal): void {
  cloud.on('data-stores/start', ({ storeId, port }) =>
    cloud.report('data-stores/started', { storeId, port }),
  );
  cloud.on('data-stores/stop', ({ storeId }) => cloud.report('data-stores/stopped', { storeId }));
}
