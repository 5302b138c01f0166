// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-parameter-override-functions.html
// A parameter's value: text, or one of two functions that read the action's input artifacts.
import type { Context } from '../../../../kernel/context.ts';
import { parseJson } from '../../../../kernel/json.ts';
import type { ActionRun } from '../../action-provider.ts';
import { readFile } from '../../artifacts.ts';
import { invalid } from '../../faults.ts';

export function parameterValue(value: unknown, run: ActionRun, ctx: Context): string {
  if (Array.isArray(value)) return value.join(',');
  if (typeof value !== 'object' || value === null) return String(value);
  const [name, list] = Object.entries(value)[0] ?? [];
  const args = Array.isArray(list) ? list.map(String) : [];
  if (name === 'Fn::GetArtifactAtt') return artifactAttribute(args, run, ctx);
  if (name === 'Fn::GetParam') return fileParameter(args, run, ctx);
  throw invalid(
    `A parameter's value must be text, Fn::GetArtifactAtt or Fn::GetParam, not ${JSON.stringify(value)}`,
  );
}

function artifactAttribute(
  [name, attribute]: readonly string[],
  { action }: ActionRun,
  ctx: Context,
): string {
  const artifact = action.inputs.find((input) => input.name === name);
  if (!artifact) throw invalid(`Fn::GetArtifactAtt: the action has no input artifact ${name}`);
  switch (attribute) {
    case 'BucketName':
      return artifact.bucket;
    case 'ObjectKey':
      return artifact.key;
    case 'URL':
      return `https://${artifact.bucket}.s3.${ctx.region}.amazonaws.com/${artifact.key}`;
    default:
      throw invalid(`Fn::GetArtifactAtt: ${attribute} is not one of BucketName, ObjectKey, URL`);
  }
}

function fileParameter([artifact, file, key]: readonly string[], run: ActionRun, ctx: Context): string {
  const text = readFile(run.action, artifact ?? '', file ?? '', ctx);
  let values: Record<string, unknown>;
  try {
    values = parseJson(text) as Record<string, unknown>;
  } catch {
    throw invalid(`Fn::GetParam: ${file} in ${artifact} is not JSON`);
  }
  const value = values?.[key ?? ''];
  if (value === undefined) throw invalid(`Fn::GetParam: ${file} in ${artifact} has no key ${key}`);
  return String(value);
}
