// A folder with a Compose file: which of its services is the public one, and on which port each listens.

import { type ComposeProject, type ComposeService, readProject, variablesIn } from './compose/project.ts';
import type { Placed } from './compose/template.ts';
import { lastStage } from './exposed-port.ts';
import type { ComposeFinding, Decision } from './finding.ts';
import type { Folder } from './folder.ts';

const composeFiles = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/** A sentence where there is a file that cannot be deployed. */
export function findCompose(folder: Folder): ComposeFinding | string | undefined {
  const file = composeFiles.find((name) => folder.files.includes(name));
  if (file === undefined) return undefined;
  let project: ComposeProject;
  try {
    project = readProject(folder.read(file) ?? '', variablesIn(folder.read('.env') ?? ''), folder.read);
  } catch (error) {
    return `${file} cannot be used: ${(error as Error).message}`;
  }
  const placed = project.services.map((service): Placed => ({ ...service, port: portOf(service, folder) }));
  const main =
    placed.find(({ published }) => published.length > 0) ?? placed.find(({ port }) => port !== undefined);
  if (!main || main.port === undefined) return `${file} publishes no port, so there is nothing to open.`;
  const others = placed.filter((service) => service !== main);
  return {
    kind: 'compose',
    title: `a Compose project of ${placed.length} ${placed.length === 1 ? 'service' : 'services'}`,
    decisions: [
      ...placed.map((service) => decisionOf(service, service === main)),
      ...(project.leftOut.length > 0
        ? [{ about: 'Left out', value: project.leftOut.join(', '), why: 'no counterpart on ECS here' }]
        : []),
    ],
    arrangement: {
      main,
      others,
      built: [main, ...others].filter(({ build }) => build).map(({ name }) => name),
    },
    port: main.port,
  };
}

/** What is published, then exposed, then EXPOSE of its Dockerfile. */
function portOf({ published, exposed, build }: ComposeService, folder: Folder): number | undefined {
  const [first = exposed[0]] = published;
  if (first !== undefined || !build) return first;
  const path = `${build.context}/${build.dockerfile}`.replaceAll(/(^|\/)\.(?=\/)/g, '').replace(/^\/+/, '');
  return lastStage(folder.read(path) ?? '').exposed;
}

const decisionOf = ({ name, image, build, port }: Placed, isMain: boolean): Decision => ({
  about: name,
  value: `${build ? `docker build ${build.context}` : image}${port === undefined ? '' : `, port ${port}`}`,
  why: isMain
    ? 'published: behind the load balancer'
    : port === undefined
      ? 'nobody connects to it'
      : 'by its name',
});
