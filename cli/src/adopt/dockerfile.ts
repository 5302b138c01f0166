// A folder with a Dockerfile: the port that its image listens on.
// https://docs.docker.com/reference/dockerfile/#expose
import { copiedSources, lastStage } from './exposed-port.ts';
import type { ContainerFinding } from './finding.ts';
import type { Folder } from './folder.ts';
import { portInSources } from './port-in-sources.ts';

/** The port where nothing says one. The container is told it in PORT. */
export const usualPort = 8080;

export function findDockerfile(folder: Folder): ContainerFinding | undefined {
  const file = dockerfileOf(folder.files);
  const text = file === undefined ? undefined : folder.read(file);
  if (file === undefined || text === undefined) return undefined;
  const { port, why } = portOf(text, folder);
  const { above } = folder;
  // In a monorepo, a Dockerfile beside a service is often built from the root: then what it copies is only there.
  const copied = copiedSources(text);
  const isBuiltAbove = above !== undefined && !hasAll(folder, copied) && hasAll(above.folder, copied);
  const path = isBuiltAbove ? `${above.place}/${file}` : file;
  const option = path === 'Dockerfile' ? '' : ` --file ${path}`;
  return {
    kind: 'container',
    title: 'a container, by its Dockerfile',
    decisions: [
      {
        about: 'Image',
        value: `docker build${option} .`,
        why: isBuiltAbove ? `what it copies lies in ${above.folder.name}` : file,
      },
      { about: 'Port', value: String(port), why },
    ],
    port,
    files: {},
    isDockerfileGenerated: false,
    ...(option !== '' && { dockerfile: path }),
    ...(isBuiltAbove && { isBuiltAbove }),
  };
}

/** Besides its own name: that of Podman, one for production, and the only one in a folder that is for it. */
function dockerfileOf(files: readonly string[]): string | undefined {
  const usual = ['Dockerfile', 'Containerfile', 'Dockerfile.production', 'Dockerfile.prod'];
  const [below, other] = files.filter((file) =>
    /^(docker|deploy|deployment|containers?|ops)\/(Dockerfile|Containerfile)$/.test(file),
  );
  return usual.find((name) => files.includes(name)) ?? (other === undefined ? below : undefined);
}

const hasAll = ({ files }: Folder, paths: readonly string[]) =>
  paths.every((path) => files.some((file) => file === path || file.startsWith(`${path}/`)));

function portOf(dockerfile: string, folder: Folder): { readonly port: number; readonly why: string } {
  const { exposed, environment } = lastStage(dockerfile);
  if (exposed !== undefined) return { port: exposed, why: 'EXPOSE in the Dockerfile' };
  if (environment !== undefined) return { port: environment, why: 'ENV PORT in the Dockerfile' };
  const inSources = portInSources(folder);
  if (inSources) return inSources;
  return { port: usualPort, why: 'nothing says one: the container gets it as PORT' };
}
