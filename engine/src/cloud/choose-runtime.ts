// Which runtime `--runtime` means on this machine. What only containers need is loaded when there are to be some.
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
  const { findEngine, isOfThisMachine } = await import('../drivers/runtime/docker/connect/find-engine.ts');
  const found = await findEngine(environment);
  // A virtual machine reaches no registry on this machine's loopback: what is pushed here could not be pulled there.
  if (choice === 'auto' && !(found.address && (await isOfThisMachine(found.address)))) return 'process';
  if (!found.address)
    throw new StartFailure(
      `--runtime docker needs Docker or Podman, and ${found.reason}. Start one (\`podman system service --time=0\` opens Podman's socket), set DOCKER_HOST, or use --runtime process.`,
    );
  const { address, isPodman } = found;
  const [{ createDockerRuntime }, { addressText }] = await Promise.all([
    import('../drivers/runtime/docker/index.ts'),
    import('../drivers/runtime/docker/api/address.ts'),
  ]);
  return {
    address: addressText(address),
    isPodman,
    target: { address, environment },
    createDriver: (host) => createDockerRuntime(host, { address, environment }),
  };
}
