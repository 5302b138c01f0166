// Starts the service, and stops it the way ECS expects:
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { logTo } from './log.ts';
import { message } from './message.ts';
import { createService } from './service.ts';
import { readSettings, type Settings } from './settings.ts';
import { keepAsking, readTaskMetadata, type TaskMetadata } from './task-metadata.ts';

const log = logTo(process.stdout);
const settings = settingsOrExit();
const { service, version, metadataUri } = settings;
let whereabouts: TaskMetadata = { task: hostname() };
const { server, stop } = createService(() => ({ service, version, message, ...whereabouts }), log);

// Before anything that takes time: as process 1 of a container, Node.js ignores signals that have no handler.
let stopping = false;
process.on('SIGTERM', () => end('SIGTERM', settings.drainMs));
// Someone at a terminal: no drain is needed. A second Ctrl-C ends the process immediately.
process.once('SIGINT', () => end('SIGINT', 0));

server.once('error', (error: NodeJS.ErrnoException) => {
  const why =
    error.code === 'EADDRINUSE' ? 'something else listens there: set PORT to a free port' : error.message;
  exitWith(`Cannot listen on ${settings.host}:${settings.port}: ${why}.`);
});
const known = metadataUri && (await readTaskMetadata(metadataUri, settings.metadataTimeoutMs));
if (known) whereabouts = known;
else if (metadataUri) void learnLater(metadataUri);
server.listen(settings.port, settings.host, () => {
  const { address, port } = server.address() as AddressInfo;
  log('listening', { address, port, service, version, ...whereabouts });
});

async function learnLater(uri: string): Promise<void> {
  const found = await keepAsking(uri);
  if (found) whereabouts = found;
  log('task-metadata', found ? { ...found } : { error: `No answer from ${uri}/task.` });
}

async function end(signal: string, drainMs: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  log('stopping', { signal });
  const cut = await stop({ drainMs, stopWithinMs: settings.stopWithinMs });
  log('stopped', cut > 0 ? { connectionsCut: cut } : {});
  process.exit(0);
}

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    return exitWith(error instanceof Error ? error.message : String(error));
  }
}

function exitWith(error: string): never {
  log('failed', { error });
  process.exit(1);
}
