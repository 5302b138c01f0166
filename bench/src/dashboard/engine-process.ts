// An engine in a process of its own, with simulated tasks, whose processor time can be asked for by a message:
// `node engine-process.ts <state folder>` sends `{ endpoint }` and, for each message, `{ cpuMs }`.
import { startCloud } from '../../../engine/src/cloud/cloud.ts';

const [folder = ''] = process.argv.slice(2);
// A hundred instances have more vCPUs than AWS's default quota allows.
const raised = ['L-1216C47A'];
const cloud = await startCloud({
  account: '000000000000',
  region: 'us-east-1',
  port: 0,
  stateFolder: folder,
  runtime: 'simulated',
  quotas: new Map(raised.map((code) => [code, 1_000_000])),
  log: (line: string) => console.error(line),
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});
// Ends when the parent does.
process.once('disconnect', () => void cloud.stop().then(() => process.exit(0)));
process.send?.({ endpoint: cloud.endpoint });
