// What `drydock init` writes into a repository: everything that `drydock up` keeps outside of it, so that it is the team's.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { githubWorkflow, workflowPath } from '../../../infrastructure/src/github/workflow.ts';
import { referenceTemplates } from '../system/reference-templates.ts';
import { containerBuildspec } from './buildspec.ts';
import { cdkApp } from './cdk-app.ts';
import { composeBuildspec } from './compose/buildspec.ts';
import { type Template as ComposeTemplate, composeTemplate, taskCount } from './compose/template.ts';
import type { Sizes } from './container-system.ts';
import type { ComposeFinding, ContainerFinding } from './finding.ts';
import { templatesFolder } from './own-templates.ts';

interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
}

export interface WrittenProps {
  readonly stackName: string;
  readonly sizes: Sizes;
  /** The path that health checks request, and the answers that are healthy. */
  readonly health: { readonly path: string; readonly matcher: string };
  /** Undefined for a pipeline of the stack's own. */
  readonly github: { readonly branch: string; readonly region: string } | undefined;
}

const serviceTemplate = 'service.template.json';

/** Texts by their paths in the repository. */
export function writtenFiles(
  finding: ContainerFinding | ComposeFinding,
  { stackName, sizes, health, github }: WrittenProps,
): Readonly<Record<string, string>> {
  const compose = finding.kind === 'compose' ? composed(finding, sizes) : undefined;
  const parameters: Readonly<Record<string, string | number>> = {
    ContainerPort: finding.port,
    HealthCheckPath: health.path,
    HealthCheckMatcher: health.matcher,
    ContainerAccess: 'usual',
    TaskCpu: sizes.cpu,
    TaskMemory: sizes.memory,
    DesiredCount: sizes.count,
    MaxCount: Math.max(4, sizes.count * 2),
    ...compose?.parameters,
    ...(github && { Delivery: 'GITHUB_ACTIONS', BranchName: github.branch }),
  };
  const { folder } = referenceTemplates.templates;
  const templates = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  const { Dockerfile, 'Dockerfile.dockerignore': ignore } = finding.kind === 'container' ? finding.files : {};
  return {
    ...(Dockerfile !== undefined && { Dockerfile }),
    ...(ignore !== undefined && { '.dockerignore': ignore }),
    'buildspec.yml':
      compose?.buildspec ??
      containerBuildspec({
        subfolder: '',
        files: {},
        isDockerfileGenerated: false,
        dockerfile: finding.kind === 'container' ? finding.dockerfile : undefined,
      }),
    ...(github && {
      [workflowPath]: githubWorkflow({
        ...github,
        stackName,
        serviceTemplate: `${templatesFolder}/${serviceTemplate}`,
        ...(finding.kind === 'container' &&
          finding.dockerfile !== undefined && { dockerfile: finding.dockerfile }),
      }),
    }),
    ...Object.fromEntries(
      templates.map((name) => [
        `${templatesFolder}/${name}`,
        withDefaults(
          name === serviceTemplate && compose ? compose.template : readFileSync(join(folder, name), 'utf8'),
          parameters,
        ),
      ]),
    ),
    ...cdkApp({ stackName, parameters, hasOwnService: compose !== undefined, isByGithub: !!github }),
  };
}

function composed({ arrangement }: ComposeFinding, { count }: Sizes) {
  const { main, others } = arrangement;
  const services = [main, ...others].flatMap(({ name, build }) => (build ? [{ name, build }] : []));
  const { folder } = referenceTemplates.templates;
  const reference = JSON.parse(readFileSync(join(folder, serviceTemplate), 'utf8')) as ComposeTemplate;
  const tasks = taskCount(arrangement, count);
  return {
    buildspec: composeBuildspec(services, ''),
    template: JSON.stringify(composeTemplate(reference, arrangement)),
    parameters: { MinSize: tasks, DesiredCapacity: tasks, MaxSize: tasks + 2 },
  };
}

/** The template with other defaults for the parameters that have one. */
function withDefaults(text: string, defaults: Readonly<Record<string, string | number>>): string {
  const template = JSON.parse(text) as Template;
  if (!template.Parameters) return `${JSON.stringify(template, null, 2)}\n`;
  const parameters = Object.entries(template.Parameters).map(([name, parameter]) => [
    name,
    'Default' in parameter && name in defaults ? { ...parameter, Default: defaults[name] } : parameter,
  ]);
  return `${JSON.stringify({ ...template, Parameters: Object.fromEntries(parameters) }, null, 2)}\n`;
}
