// What a container's environment says about the ports of this machine that its task was given.
import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StartedContainer, TaskSpecification } from '../../../../contracts/runtime.ts';

/** @param folder one that every user of this machine may read: a task may run as another than the engine. */
export function copyListeningPreload(folder: string): string {
  const preload = join(folder, 'listening.cjs');
  copyFileSync(fileURLToPath(new URL('listening.cjs', import.meta.url)), preload);
  return preload;
}

/** The folder that has it. @param folder as for the other preload */
export function copyPythonPreload(folder: string): string {
  const place = join(folder, 'python');
  cpSync(fileURLToPath(new URL('python', import.meta.url)), place, { recursive: true });
  return place;
}

export type GivenPorts = ReadonlyMap<string, StartedContainer['endpoints']>;

/**
 * PORT and HOST say where to listen, and further ports have variables with the container's own port number, for programs
 * that read them. DRYDOCK_PORTS is for the preload, which maps ports of Node.js programs that do not.
 * @param given of all the task's containers, by name
 */
export function portVariables(
  { containers, networkMode }: TaskSpecification,
  container: string,
  given: GivenPorts,
): Record<string, string> {
  const byPort = (names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => given.get(name) ?? []).map(({ containerPort, port }) => [containerPort, port]),
    );
  const links = containers.find(({ name }) => name === container)?.isolation?.links ?? [];
  // In awsvpc and host, a task's containers share localhost; in bridge each has its own, and knows others by links.
  const isShared = networkMode !== 'bridge' && networkMode !== 'none';
  const connect = {
    localhost: byPort(isShared ? containers.map(({ name }) => name) : [container]),
    ...Object.fromEntries(
      links.flatMap((link) => {
        const [name = '', alias = name] = link.split(':');
        return [name, alias].map((each) => [each.toLowerCase(), byPort([name])]);
      }),
    ),
  };
  if (Object.values(connect).every((ports) => Object.keys(ports).length === 0)) return {};
  const [first, ...rest] = given.get(container) ?? [];
  return {
    DRYDOCK_PORTS: JSON.stringify({ listen: byPort([container]), connect }),
    ...(first ? { PORT: String(first.port), HOST: first.host } : {}),
    ...Object.fromEntries(rest.map(({ containerPort, port }) => [`PORT_${containerPort}`, String(port)])),
  };
}

/** @param nodeOptions what is there already, which is kept. */
export const withPreload = (nodeOptions: string | undefined, preload: string): string =>
  [nodeOptions, `--require=${preload.includes(' ') ? `"${preload}"` : preload}`].filter(Boolean).join(' ');
