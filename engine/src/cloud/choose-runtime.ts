// Which runtime `--runtime` means on this machine.
import { findEngine, isOfThisMachine } from '../drivers/runtime/docker/index.ts';
import type { Runtime } from './drivers.ts';
import { StartFailure } from './start-failure.ts';

/**
 * `auto` is `docker` where a container engine of this machine itself answers, and `process` where none does.
 * @throws StartFailure when there is no such runtime, or no container engine for it
 */
export async function chooseRuntime(
  choice: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Runtime> {
  if (choice === 'process' || choice === 'simulated') return choice;
  if (choice !== 'auto' && choice !== 'docker')
    throw new StartFailure(`--runtime ${choice}: choose auto, docker, process or simulated.`);
  const found = await findEngine(environment);
  // A virtual machine reaches no registry on this machine's loopback: what is pushed here could not be pulled there.
  if (choice === 'auto' && !(found.address && (await isOfThisMachine(found.address)))) return 'process';
  if (found.address) return { address: found.address, isPodman: found.isPodman, environment };
  throw new StartFailure(
    `--runtime docker needs Docker or Podman, and ${found.reason}. Start one (\`podman system service --time=0\` opens Podman's socket), set DOCKER_HOST, or use --runtime process.`,
  );
}
