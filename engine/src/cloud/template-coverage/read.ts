// Finds the templates of a path: a template with those that it nests by a relative path, or a cloud assembly of the CDK.
// https://github.com/aws/aws-cdk/blob/main/packages/@aws-cdk/cloud-assembly-schema/README.md
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { StartFailure } from '../start-failure.ts';

export interface TemplateFile {
  /** For people: below the folder that was asked about. */
  readonly name: string;
  readonly text: string;
}

interface Manifest {
  readonly artifacts?: Readonly<
    Record<string, { readonly type: string; readonly properties?: { readonly templateFile?: string } }>
  >;
}

/** @throws StartFailure when there is no template */
export function templatesAt(path: string): TemplateFile[] {
  const full = resolve(path);
  if (!existsSync(full)) throw new StartFailure(`There is no ${path}.`);
  const isFolder = statSync(full).isDirectory();
  const roots = isFolder ? stacksOf(full, path) : [full];
  const base = isFolder ? full : dirname(full);
  const found = new Map<string, TemplateFile>();
  const add = (file: string) => {
    if (found.has(file)) return;
    const text = readFileSync(file, 'utf8');
    found.set(file, { name: relative(base, file), text });
    for (const nested of nestedIn(file, text)) add(nested);
  };
  for (const root of roots) add(root);
  return [...found.values()];
}

function stacksOf(folder: string, path: string): string[] {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest))
    throw new StartFailure(
      `${path} is a folder without manifest.json. Name a template, or a cloud assembly of the CDK (cdk.out).`,
    );
  const stacks: string[] = [];
  const { artifacts = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  for (const [id, { type, properties }] of Object.entries(artifacts)) {
    if (type === 'aws:cloudformation:stack' && properties?.templateFile)
      stacks.push(join(folder, properties.templateFile));
    // Stages are assemblies of their own.
    else if (type === 'cdk:cloud-assembly') stacks.push(...stacksOf(join(folder, id), path));
  }
  return stacks;
}

/** Those that exist of the relative paths and of the CDK's assets that the template names. */
function nestedIn(file: string, text: string): string[] {
  const relativePaths = text.matchAll(
    /(?:TemplateURL|Location|aws:asset:path)["']?\s*:\s*["']?((?!https?:|s3:|arn:)[\w./-]+\.(?:ya?ml|json|template))/g,
  );
  return [...relativePaths]
    .map(([, path = '']) => join(dirname(file), path))
    .filter((path) => path !== file && existsSync(path));
}
