// What `drydock init` writes into a repository: everything that `drydock up` keeps outside of it, so that it is the team's.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceTemplates } from '../system/reference-templates.ts';
import { containerBuildspec } from './buildspec.ts';
import type { Sizes } from './container-system.ts';
import type { ContainerFinding } from './finding.ts';
import { templatesFolder } from './own-templates.ts';

interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
}

/** Texts by their paths in the repository. */
export function writtenFiles(
  { port, files }: ContainerFinding,
  sizes: Sizes,
  healthPath: string | undefined,
): Readonly<Record<string, string>> {
  const defaults: Readonly<Record<string, string | number>> = {
    ContainerPort: port,
    HealthCheckPath: healthPath ?? '/',
    HealthCheckMatcher: healthPath === undefined ? '200-499' : '200-399',
    ContainerAccess: 'usual',
    TaskCpu: sizes.cpu,
    TaskMemory: sizes.memory,
    DesiredCount: sizes.count,
    MaxCount: Math.max(4, sizes.count * 2),
  };
  const { folder } = referenceTemplates.templates;
  const templates = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  const { Dockerfile, 'Dockerfile.dockerignore': ignore } = files;
  return {
    ...(Dockerfile !== undefined && { Dockerfile }),
    ...(ignore !== undefined && { '.dockerignore': ignore }),
    'buildspec.yml': containerBuildspec({ subfolder: '', files: {}, isDockerfileGenerated: false }),
    ...Object.fromEntries(
      templates.map((name) => [
        `${templatesFolder}/${name}`,
        withDefaults(readFileSync(join(folder, name), 'utf8'), defaults),
      ]),
    ),
    'infrastructure/README.md': readme,
  };
}

/** The template with other defaults for the parameters that have one. */
function withDefaults(text: string, defaults: Readonly<Record<string, string | number>>): string {
  const template = JSON.parse(text) as Template;
  const parameters = Object.entries(template.Parameters ?? {}).map(([name, parameter]) => [
    name,
    'Default' in parameter && name in defaults ? { ...parameter, Default: defaults[name] } : parameter,
  ]);
  return `${JSON.stringify({ ...template, Parameters: Object.fromEntries(parameters) }, null, 2)}\n`;
}

const readme = `# Infrastructure

Plain CloudFormation, written by \`drydock init\`: a VPC, a load balancer, an ECS cluster on EC2, an image repository, and the
pipeline that builds this repository by its \`buildspec.yml\` and deploys \`templates/service.template.json\`. Its parameters are
in \`templates/root.template.json\`. \`drydock up\` brings it up on this machine.

On AWS, after making and confirming a connection to where this repository lives:

\`\`\`sh
aws s3 cp infrastructure/templates s3://BUCKET/templates --recursive
aws cloudformation deploy --stack-name NAME --capabilities CAPABILITY_IAM \\
  --template-file infrastructure/templates/root.template.json --parameter-overrides \\
  TemplateBaseUrl=https://BUCKET.s3.REGION.amazonaws.com/templates ConnectionArn=ARN FullRepositoryId=OWNER/NAME
\`\`\`
`;
