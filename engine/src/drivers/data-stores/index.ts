// Databases and caches, as servers of this machine. Each has a folder below the state, and ends with the engine.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DataStore, remedies, type StoreKind } from '../../contracts/data-stores.ts';
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import { Lifeline } from '../processes/lifeline.ts';
import { killMarked } from '../processes/marked.ts';
import { certificateIn } from './certificate.ts';
import type { RunningStore } from './running-store.ts';
import type { Certificate, Setup } from './server.ts';

/** Loaded with the first store. */
const setups: Readonly<Record<StoreKind, () => Promise<Setup>>> = {
  postgres: async () => (await import('./postgres.ts')).postgres,
  memcached: async () => (await import('./memcached.ts')).memcached,
  mysql: async () => (await import('./mysql.ts')).mysql,
  redis: async () => (await import('./redis.ts')).redis,
};

export function createDataStores(host: DriverHost): Driver {
  const lifeline = new Lifeline(host.mark, host.log);
  const running = new Map<string, RunningStore>();
  /** What is to be done to a store happens in order. */
  const work = new Map<string, Promise<void>>();
  let isStopping = false;
  let certificate: Promise<Certificate> | undefined;

  const enqueue = (storeId: string, next: () => Promise<void>) => {
    const done = (work.get(storeId) ?? Promise.resolve()).then(next).catch((error: unknown) => {
      host.log(`Data store ${storeId}: ${(error as Error).message}`);
    });
    work.set(storeId, done);
    void done.then(() => work.get(storeId) === done && work.delete(storeId));
  };
  const folderOf = (storeId: string) => join(host.folder, storeId);

  const start = async (store: DataStore) => {
    const { storeId, kind } = store;
    const known = running.get(storeId);
    if (known) return host.report('data-stores/started', { storeId, port: known.port });
    if (isStopping) return;
    const setup = await setups[kind]();
    const { startStore } = await import('./running-store.ts');
    const folder = folderOf(storeId);
    mkdirSync(folder, { recursive: true });
    try {
      const started = await startStore(store, setup, folder, {
        lifeline,
        mark: `${host.mark}/${storeId}`,
        certificate: () => (certificate ??= certificateIn(host.folder)),
      });
      if (!started) return host.report('data-stores/missing', { storeId, remedy: remedies[kind] });
      running.set(storeId, started);
      void started.ended.then(() => {
        if (running.get(storeId) !== started) return;
        running.delete(storeId);
        if (!isStopping) host.report('data-stores/stopped', { storeId });
      });
      host.report('data-stores/started', { storeId, port: started.port });
    } catch (error) {
      host.report('data-stores/failed', { storeId, reason: (error as Error).message });
    }
  };

  const end = async (storeId: string) => {
    const known = running.get(storeId);
    running.delete(storeId);
    await known?.stop();
  };

  return {
    name: 'data-stores',
    effects: {
      'data-stores/start': (store) => enqueue(store.storeId, () => start(store)),
      'data-stores/stop': ({ storeId }) =>
        enqueue(storeId, async () => {
          await end(storeId);
          host.report('data-stores/stopped', { storeId });
        }),
      'data-stores/remove': ({ storeId }) =>
        enqueue(storeId, async () => {
          await end(storeId);
          rmSync(folderOf(storeId), { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
        }),
    },
    async recover() {
      // Without stores there is nothing to look for.
      if (readdirSync(host.folder).length > 0) killMarked(host.mark);
    },
    async stop() {
      isStopping = true;
      await Promise.all(work.values());
      await Promise.all([...running.keys()].map(end));
      lifeline.close();
    },
  };
}
