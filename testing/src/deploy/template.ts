// A template: an object, a text in YAML or JSON, or a file.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { type DeployableStack, pathsInTemplate, type TemplateLike } from './source.ts';

export function templateStack(
  source: string | object,
  name: string | undefined,
  parameters: Readonly<Record<string, string>>,
): DeployableStack {
  const isFile = typeof source === 'string' && !source.includes('\n') && !source.trimStart().startsWith('{');
  if (isFile && !existsSync(source)) throw new Error(`There is no template ${source}.`);
  const text =
    typeof source === 'string' ? (isFile ? readFileSync(source, 'utf8') : source) : JSON.stringify(source);
  const stackName = name ?? (isFile ? nameOfFile(source) : undefined);
  if (stackName === undefined)
    throw new Error("A template has no name of its own: deploy(template, { name: 'Shop' }).");
  return {
    name: stackName,
    templateBody: text,
    paths: pathsInTemplate(resourcesIn(text), stackName),
    files: [],
    parameters,
  };
}

const nameOfFile = (path: string) =>
  basename(path)
    .replace(/(\.template)?\.\w+$/, '')
    .replaceAll(/[^A-Za-z0-9-]/g, '-');

/** CloudFormation's short forms (`!Ref`) are of no interest here, and no error. */
function resourcesIn(text: string): TemplateLike {
  const parsed: unknown = text.trimStart().startsWith('{')
    ? JSON.parse(text)
    : parse(text, { logLevel: 'silent' });
  if (typeof parsed === 'object' && parsed !== null) return parsed;
  throw new Error('The template is neither JSON nor YAML.');
}
