// A folder with a Dockerfile: the port that its image listens on.
// https://docs.docker.com/reference/dockerfile/#expose
import { lastStage } from './exposed-port.ts';
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
