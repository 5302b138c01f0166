// The balancer alone in a process, as the engine runs it: its driver, and its thread. Prints the port it listens on.
//   node balancer-process.ts <origin port>    (further tables by process messages)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoutingTable } from '@drydock/balancer';
import type { DriverHost } from '../../../engine/src/contracts/driver.ts';
import { createBalancer } from '../../../engine/src/drivers/balancer/index.ts';
import { realClock } from '../../../engine/src/kernel/clock.ts';
import { Ids } from '../../../engine/src/kernel/ids.ts';

import { benchTable } from './bench-table.ts';

const originPort = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'bench-balancer-'));
const host: DriverHost = {
  clock: realClock,
  machineClock: realClock,
  ids: new Ids(),
  blobs: undefined as unknown as DriverHost['blobs'],
  folder,
  endpoint: '',
  account: '000000000000',
  region: 'us-east-1',
  mark: 'test',
  report: (name, report) => {
    if (name === 'balancer/listener') console.log(JSON.stringify(report));
  },
  log: (line) => console.error(line),
};
const balancer = createBalancer(host);
const apply = balancer.effects['balancer/apply']!;
apply(benchTable(1, [{ id: '127.0.0.1', port: originPort }]));
// The parent may send more tables.
process.on('message', (table: RoutingTable) => apply(table));
const keep = setInterval(() => {}, 60_000);
const end = () => {
  clearInterval(keep);
  void balancer.stop().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
};
process.once('SIGTERM', end);
// Exits when the parent dies.
process.once('disconnect', end);
