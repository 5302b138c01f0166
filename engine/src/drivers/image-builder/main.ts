// The `docker` command that builds find on their path. Its settings come from the environment:
// DRYDOCK_BUILDER_ROOT (the folder with images and cache) and DRYDOCK_REGISTRY (the engine's endpoint).
import { readFileSync } from 'node:fs';
import { openStore } from './commands/session.ts';
import { runDocker } from './run-docker.ts';

const { DRYDOCK_BUILDER_ROOT: root, DRYDOCK_REGISTRY: endpoint } = process.env;
if (!root || !endpoint) {
  process.stderr.write('ERROR: DRYDOCK_BUILDER_ROOT and DRYDOCK_REGISTRY have to be set.\n');
  process.exit(1);
}
process.exitCode = await runDocker(
  {
    store: openStore(root),
    endpoint,
    cwd: process.cwd(),
    environment: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    input: () => readFileSync(0, 'utf8'),
    now: () => performance.now(),
  },
  process.argv.slice(2),
);
