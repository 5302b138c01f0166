// Databases and caches, as servers of this machine. Each has a folder below the state, and ends with the engine.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DataStore, remedies, type StoreKind, storeAddress } from '../../contracts/data-stores.ts';
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import { Lifeline } from '../processes/lifeline.ts';
import { killMarked } from '../processes/marked.ts';
import { certificateIn } from './certificate.ts';
import { copyFiles, isMade } from './files.ts';
import type { RunningStore } from './running-store.ts';
import type { Certificate, Setup } from './server.ts';

/** Loaded with the first store. */
const setups: Readonly<Record<StoreKind, () => Promise<Setup>>> = {
  postgres: async () => (await import('./postgres.ts')).postgres,
  memcached: async () => (await import('./memcached.ts')).memcached,
  mysql: async () => (await import('./mysql.ts')).mysql,
  redis: async () => (await import('./redis.ts')).redis,
};

/** @param openToTasks of the runtime, where tasks are not processes of this machine */
export function createDataStores(host: DriverHost, openToTasks?: Driver['openToTasks']): Driver {
  const lifeline = new Lifeline(host.mark, host.log);
  const running = new Map<string, RunningStore>();
  /** As those that run were asked for. */
  const stores = new Map<string, DataStore>();
  /** What is to be done to a store happens in order. */
  const work = new Map<string, Promise<void>>();
  let isStopping = false;
  let certifying: Promise<unknown> = Promise.resolve();

  const enqueue = (storeId: string, next: () => Promise<void>) => {
    const done = (work.get(storeId) ?? Promise.resolve()).then(next).catch((error: unknown) => {
      host.log(`Data store ${storeId}: ${(error as Error).message}`);
    });
    work.set(storeId, done);
    void done.then(() => work.get(storeId) === done && work.delete(storeId));
  };
  const addressOf = async (port: number): Promise<string> => {
    try {
      return (await openToTasks?.(port)) ?? storeAddress;
    } catch (error) {
      host.log(`Containers do not reach the data store on port ${port}: ${(error as Error).message}`);
      return storeAddress;
    }
  };
  /** All stores have one, which is made at most once at a time. */
  const certificate = (address: string): Promise<Certificate> => {
    const made = certifying.then(() => certificateIn(host.folder, address));
    certifying = made.catch(() => {});
    return made;
  };
  const folderOf = (storeId: string) => join(host.folder, storeId);

  const report = ({ storeId }: DataStore, { port, address }: RunningStore) =>
    host.report('data-stores/started', { storeId, port, ...(address !== storeAddress && { address }) });

  const start = async (store: DataStore) => {
    const { storeId, kind } = store;
    const known = running.get(storeId);
    if (known) return report(store, known);
    if (isStopping) return;
    const setup = await setups[kind]();
    const { startStore } = await import('./running-store.ts');
    const folder = folderOf(storeId);
    if (store.origin !== undefined && !isMade(folder) && isMade(folderOf(store.origin)))
      await copyFiles(folderOf(store.origin), folder);
    mkdirSync(folder, { recursive: true });
    try {
      const started = await startStore(store, setup, folder, {
        lifeline,
        mark: `${host.mark}/${storeId}`,
        addressOf,
        certificate,
      });
      if (!started) return host.report('data-stores/missing', { storeId, remedy: remedies[kind] });
      running.set(storeId, started);
      stores.set(storeId, store);
      void started.ended.then(() => {
        if (running.get(storeId) !== started) return;
        running.delete(storeId);
        if (!isStopping) host.report('data-stores/stopped', { storeId });
      });
      report(store, started);
    } catch (error) {
      host.report('data-stores/failed', { storeId, reason: (error as Error).message });
    }
  };

  const end = async (storeId: string) => {
    const known = running.get(storeId);
    running.delete(storeId);
    await known?.stop();
  };

  const copy = async (storeId: string, copyId: string) => {
    const store = stores.get(storeId);
    const known = running.get(storeId);
    // A server that runs changes its files while they are copied.
    await end(storeId);
    try {
      if (!isMade(folderOf(copyId))) await copyFiles(folderOf(storeId), folderOf(copyId));
      host.report('data-stores/copied', { copyId });
    } catch (error) {
      host.report('data-stores/copy-failed', { copyId, reason: (error as Error).message });
    }
    if (known && store) await start({ ...store, port: known.port });
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
      'data-stores/copy': ({ storeId, copyId }) => enqueue(storeId, () => copy(storeId, copyId)),
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
