import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BlobFolder } from '../kernel/blobs.ts';
import { VirtualClock } from '../kernel/clock.ts';
import { SqliteJournal } from '../kernel/journal.ts';
import { Memory } from '../kernel/memory.ts';
import { Store } from '../kernel/store.ts';
import type { Table } from '../kernel/table.ts';
import { Housekeeping } from './housekeeping.ts';

const objects: Table<{ readonly versions: readonly { readonly blob: string }[] }> = { name: 'test/objects' };
const layers: Table<{ readonly sizeBytes: number }> = { name: 'test/layers' };

let folder: string;
let journal: SqliteJournal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-housekeeping-'));
  journal = new SqliteJournal(':memory:');
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true });
});

it('deletes bytes that nothing refers to, once they have had an hour to be referred to', async () => {
  const [memory, blobs] = [Memory.load(journal), new BlobFolder(folder)];
  const store = new Store(journal, { memory });
  const put = (text: string) => blobs.put(Buffer.from(text));
  const [object, layer, orphan] = [put('object'), put('layer'), put('orphan')];
  store.put(objects, 'a', { versions: [{ blob: object }] });
  store.put(layers, `repository ${layer}`, { sizeBytes: 5 });
  store.commit();
  writeFileSync(join(folder, 'half.1.partial'), 'h');
  const housekeeping = new Housekeeping({ clock: new VirtualClock(), journal, memory, blobs, log: () => {} });

  await housekeeping.run();
  expect([object, layer, orphan].map((digest) => blobs.has(digest))).toEqual([true, true, true]);
  expect(existsSync(join(folder, 'half.1.partial'))).toBe(false);

  put('orphan');
  await housekeeping.run();
  expect(blobs.has(orphan)).toBe(true);
  await housekeeping.run();
  expect([object, layer, orphan].map((digest) => blobs.has(digest))).toEqual([true, true, false]);

  store.delete(objects, 'a');
  store.commit();
  await housekeeping.run();
  expect([object, layer].map((digest) => blobs.has(digest))).toEqual([false, true]);
});

it('runs every hour of the clock until it is stopped', async () => {
  const clock = new VirtualClock();
  let runs = 0;
  const compacted = { ...journal, compact: () => void runs++ } as unknown as SqliteJournal;
  const parts = { clock, journal: compacted, memory: Memory.load(journal), blobs: new BlobFolder(folder) };
  const housekeeping = new Housekeeping({ ...parts, log: () => {} });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  housekeeping.start();
  for (let hour = 0; hour < 3; hour++) {
    clock.advance(3_600_000);
    await settled();
  }
  expect(runs).toBe(3);
  housekeeping.stop();
  clock.advance(3_600_000);
  await settled();
  expect(runs).toBe(3);
});

it('gives the space of deleted records back', () => {
  const path = join(folder, 'state.sqlite');
  const file = new SqliteJournal(path);
  const store = new Store(file);
  const big: Table<{ readonly text: string }> = { name: 'test/big' };
  for (let n = 0; n < 200; n++) store.put(big, String(n), { text: 'x'.repeat(10_000) });
  store.commit();
  file.compact();
  const full = file.sizeBytes();
  for (let n = 0; n < 200; n++) store.delete(big, String(n));
  store.commit();
  file.compact();
  expect(file.sizeBytes()).toBeLessThan(full / 10);
  file.close();
});
