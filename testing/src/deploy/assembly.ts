// The folder of a cloud assembly, as `cdk synth` writes it: its stacks in the order of their dependencies.
// https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/cloud-assembly-schema/README.md
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, fileAssets } from './assets.ts';
import { type ConstructPath, type DeployableStack, pathsInTemplate } from './source.ts';

interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  readonly dependencies?: readonly string[];
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly directoryName?: string;
    readonly file?: string;
  };
  readonly metadata?: Metadata;
  /** Newer versions of the CDK write most of it into a file of its own. */
  readonly additionalMetadataFile?: string;
}

type Metadata = Readonly<Record<string, readonly { readonly type: string; readonly data?: unknown }[]>>;

export const isAssembly = (folder: string): boolean => existsSync(join(folder, 'manifest.json'));

export function assemblyStacks(folder: string, environment: Environment): DeployableStack[] {
  const { artifacts = {} }: { artifacts?: Record<string, Artifact> } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  );
  const done = new Set<string>();
  const stacks: DeployableStack[] = [];
  const visit = (id: string) => {
    const artifact = artifacts[id];
    if (!artifact || done.has(id)) return;
    done.add(id);
    for (const other of artifact.dependencies ?? []) visit(other);
    const { templateFile, directoryName } = artifact.properties ?? {};
    if (artifact.type === 'aws:cloudformation:stack' && templateFile)
      stacks.push(stackOf(folder, id, artifact, environment));
    if (artifact.type === 'cdk:cloud-assembly' && directoryName)
      stacks.push(...assemblyStacks(join(folder, directoryName), environment));
  };
  for (const id of Object.keys(artifacts)) visit(id);
  if (stacks.length === 0) throw new Error(`The cloud assembly in ${folder} has no stack.`);
  return stacks;
}

function stackOf(folder: string, id: string, artifact: Artifact, environment: Environment): DeployableStack {
  const { templateFile = '', stackName, parameters = {} } = artifact.properties ?? {};
  const name = stackName ?? id;
  const templateBody = readFileSync(join(folder, templateFile), 'utf8');
  const template = JSON.parse(templateBody);
  const files = fileAssets(join(folder, `${id}.assets.json`), templateFile, environment);
  const paths = [
    ...pathsInTemplate(template, name),
    ...metadataOf(folder, artifact).flatMap((metadata) => pathsInMetadata(metadata, template)),
  ];
  return { name, templateBody, paths, files, parameters };
}

function metadataOf(folder: string, { metadata = {}, additionalMetadataFile: file }: Artifact): Metadata[] {
  return file === undefined ? [metadata] : [metadata, JSON.parse(readFileSync(join(folder, file), 'utf8'))];
}

/** `/Shop/Service/Service`, whose entry names the logical id. */
function pathsInMetadata(metadata: Metadata, template: { Resources?: Record<string, { Type: string }> }) {
  return Object.entries(metadata).flatMap(([path, entries]): ConstructPath[] =>
    entries.flatMap(({ type, data }) => {
      const found = type === 'aws:cdk:logicalId' ? template.Resources?.[String(data)] : undefined;
      return found ? [{ path: path.replace(/^\//, ''), logicalIds: [String(data)], type: found.Type }] : [];
    }),
  );
}
