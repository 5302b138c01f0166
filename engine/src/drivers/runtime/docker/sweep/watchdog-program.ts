// The watchdog's program: when the pipe from the engine closes, it removes the containers of the engine's folder.
// Argument: the runtime's folder.
import { sweepAfterKill } from './sweep.ts';

const [folder = ''] = process.argv.slice(2);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.stdin.resume();
process.stdin.once('close', async () => {
  // The container engine may have ended with the machine's session: then there is nobody to ask.
  await sweepAfterKill(folder).catch(() => {});
  process.exit(0);
});
