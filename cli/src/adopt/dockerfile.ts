// A folder with a Dockerfile: the port that its image listens on.
// https://docs.docker.com/reference/dockerfile/#expose
import type { ContainerFinding } from './finding.ts';
import type { Folder } from './folder.ts';
import { portInSources } from './port-in-sources.ts';

/** The port where nothing says one. The container is told it in PORT. */
export const usualPort = 8080;

export function findDockerfile(folder: Folder): ContainerFinding | undefined {
  const text = folder.read('Dockerfile');
  if (text === undefined) return undefined;
  const { port, why } = portOf(text, folder);
  return {
    kind: 'container',
    title: 'a container, by its Dockerfile',
    decisions: [
      { about: 'Image', value: 'docker build .', why: 'Dockerfile' },
      { about: 'Port', value: String(port), why },
    ],
    port,
    files: {},
    isDockerfileGenerated: false,
  };
}

function portOf(dockerfile: string, folder: Folder): { readonly port: number; readonly why: string } {
  const { exposed, environment } = lastStage(dockerfile);
  if (exposed !== undefined) return { port: exposed, why: 'EXPOSE in the Dockerfile' };
  if (environment !== undefined) return { port: environment, why: 'ENV PORT in the Dockerfile' };
  const inSources = portInSources(folder);
  if (inSources) return inSources;
  return { port: usualPort, why: 'nothing says one: the container gets it as PORT' };
}

/** What the stage that becomes the image says of its port: earlier stages are not in it. */
export function lastStage(dockerfile: string): {
  readonly exposed: number | undefined;
  readonly environment: number | undefined;
} {
  const variables = new Map<string, string>();
  let exposed: number | undefined;
  let environment: number | undefined;
  for (const [name, rest] of instructions(dockerfile)) {
    const words = rest.trim();
    if (name === 'FROM') {
      exposed = undefined;
      environment = undefined;
    } else if (name === 'ARG' || name === 'ENV') {
      for (const [, key = '', value = ''] of words.matchAll(/(\w+)[= ]"?([^\s"]*)"?/g))
        variables.set(key, value);
      if (name === 'ENV' && variables.has('PORT')) environment = asPort(variables.get('PORT')) ?? environment;
    } else if (name === 'EXPOSE') {
      const [first = ''] = words.split(/\s+/);
      const resolved = first.replace(
        /\$\{?(\w+)(?::-(\w+))?\}?/,
        (_, key, otherwise) => variables.get(key) ?? otherwise ?? '',
      );
      if (!resolved.endsWith('/udp')) exposed ??= asPort(resolved.replace(/\/tcp$/, ''));
    }
  }
  return { exposed, environment };
}

/** `[instruction, the rest of its line]`, with continued lines joined. */
function instructions(dockerfile: string): ReadonlyArray<readonly [string, string]> {
  const joined = dockerfile.replaceAll(/^\s*#.*$/gm, '').replaceAll(/\\\r?\n/g, ' ');
  return [...joined.matchAll(/^[ \t]*([A-Za-z]+)[ \t]+(.*)$/gm)].map(([, name = '', rest = '']) => [
    name.toUpperCase(),
    rest,
  ]);
}

export function asPort(text: string | undefined): number | undefined {
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : undefined;
}
