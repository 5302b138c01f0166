// The reference system around somebody's image: the same templates, with other parameters.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SystemDescription } from '../system/description.ts';
import { referenceTemplates, sourceParameters } from '../system/reference-templates.ts';
import { containerBuildspec } from './buildspec.ts';
import { composeBuildspec } from './compose/buildspec.ts';
import { composeTemplate, type Template, taskCount } from './compose/template.ts';
import type { ComposeFinding, ContainerFinding, Decision } from './finding.ts';
import { connectionNameOf } from './own-templates.ts';

/** What a person may say of the service; all of it is decided otherwise. */
export interface Sizes {
  readonly cpu: string;
  readonly memory: string;
  readonly count: number;
}

export interface Place {
  /** Absolute path of the folder whose commits are deployed. */
  readonly root: string;
  /** Where in it the service lies; empty for the folder itself. */
  readonly subfolder: string;
  /** The stack's name. */
  readonly name: string;
}

/** CloudFormation stops with an error at a longer text in a parameter. */
const longestParameterBytes = 4096;

export function containerSystem(
  finding: ContainerFinding | ComposeFinding,
  { root, subfolder, name }: Place,
  sizes: Sizes,
  healthPath: string | undefined,
  environment: readonly (readonly [name: string, value: string])[] = [],
): SystemDescription {
  const { port } = finding;
  const { buildspec, files: built, parameters } = builtBy(finding, subfolder, sizes);
  const files =
    environment.length === 0 ? built : { ...built, 'service.template.json': withVariables(environment) };
  if (Buffer.byteLength(buildspec) > longestParameterBytes) throw new Error('The buildspec is too long.');
  return {
    stackName: name,
    ...referenceTemplates,
    parameters: {
      ContainerPort: String(port),
      // Until a path is known, any answer but a failure says that the task is alive.
      HealthCheckPath: healthPath ?? '/',
      HealthCheckMatcher: healthPath === undefined ? '200-499' : '200-399',
      // An image that was not made for it may write to its root file system.
      ContainerAccess: 'usual',
      TaskCpu: sizes.cpu,
      TaskMemory: sizes.memory,
      DesiredCount: String(sizes.count),
      MaxCount: String(Math.max(4, sizes.count * 2)),
      ...parameters,
      BuildSpec: buildspec,
    },
    source: {
      folder: root,
      repositoryId: `local/${name}`,
      connectionName: connectionNameOf(name),
      ...sourceParameters,
    },
    infrastructure: {
      files,
      serviceTemplate: 'service.template.json',
      bucketParameter: 'InfrastructureBucket',
      keyParameter: 'InfrastructureKey',
    },
    ...(healthPath === undefined && {
      healthCheck: { pathParameter: 'HealthCheckPath', matcherParameter: 'HealthCheckMatcher' },
    }),
    acceptsAnyAnswer: true,
  };
}

/** The reference template, with more variables for its container. */
function withVariables(environment: readonly (readonly [name: string, value: string])[]): string {
  const file = join(referenceTemplates.templates.folder, 'service.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8'));
  const [container] = template.Resources.TaskDefinition.Properties.ContainerDefinitions;
  const given = environment.map(([Name, Value]) => ({ Name, Value }));
  const names = environment.map(([name]) => name);
  container.Environment = [
    ...container.Environment.filter(({ Name }: { Name: string }) => !names.includes(Name)),
    ...given,
  ];
  return JSON.stringify(template, null, 2);
}

interface Built {
  readonly buildspec: string;
  /** Texts of the archive. */
  readonly files: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

function builtBy(finding: ContainerFinding | ComposeFinding, subfolder: string, { count }: Sizes): Built {
  if (finding.kind === 'container') {
    const { files, isDockerfileGenerated, dockerfile } = finding;
    const buildspec = containerBuildspec({ subfolder, files, isDockerfileGenerated, dockerfile });
    return { buildspec, files, parameters: {} };
  }
  const { arrangement } = finding;
  const services = [arrangement.main, ...arrangement.others].flatMap(({ name, build }) =>
    build ? [{ name, build }] : [],
  );
  const { folder } = referenceTemplates.templates;
  const reference = JSON.parse(readFileSync(join(folder, 'service.template.json'), 'utf8')) as Template;
  const template = composeTemplate(reference, arrangement);
  const tasks = taskCount(arrangement, count);
  return {
    buildspec: composeBuildspec(services, subfolder),
    files: { 'service.template.json': JSON.stringify(template, null, 2) },
    parameters: { MinSize: String(tasks), DesiredCapacity: String(tasks), MaxSize: String(tasks + 2) },
  };
}

/** What a person reads of the system besides what was found. */
export function systemDecisions(sizes: Sizes, healthPath: string | undefined): Decision[] {
  return [
    healthPath === undefined
      ? {
          about: 'Health',
          value: '/health, /healthz, /up or /',
          why: 'the first that answers; --health-path',
        }
      : { about: 'Health', value: healthPath, why: '--health-path' },
    {
      about: 'Tasks',
      value: `${sizes.count} of ${Number(sizes.cpu) / 1024} vCPU and ${sizes.memory} MiB`,
      why: '--count, --cpu, --memory',
    },
    {
      about: 'Around it',
      value: 'VPC, load balancer, ECS on EC2, pipeline',
      why: 'the reference templates',
    },
  ];
}

/** A stack's name from a folder's: letters, digits and hyphens, a letter first. */
export function stackNameOf(folder: string): string {
  const plain = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const name = /^[a-z]/.test(plain) ? plain : `app-${plain}`;
  return name.slice(0, 24).replace(/-+$/, '');
}
