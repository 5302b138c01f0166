// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
// `#{namespace.key}` in an action's configuration is resolved just before the action starts.
import { invalid } from '../faults.ts';
import type { ExecutionRecord } from '../state.ts';

const reference = /#\{([^{}]*)\}/g;

/** @throws AwsFault when a variable has no value */
export function resolveVariables(
  configuration: Readonly<Record<string, string>>,
  execution: ExecutionRecord,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(configuration).map(([name, text]) => [
      name,
      text.replace(reference, (_, path: string) => valueAt(path, name, execution)),
    ]),
  );
}

function valueAt(path: string, configurationKey: string, execution: ExecutionRecord): string {
  const dot = path.indexOf('.');
  const [namespace, key] = [path.slice(0, dot), path.slice(dot + 1)];
  const values: Readonly<Record<string, string>> | undefined =
    namespace === 'codepipeline'
      ? { PipelineExecutionId: execution.id }
      : namespace === 'variables'
        ? execution.variables
        : execution.outputs[namespace];
  if (dot > 0 && values && Object.hasOwn(values, key)) return values[key]!;
  const known = Object.entries(execution.outputs).flatMap(([space, outputs]) =>
    Object.keys(outputs).map((name) => `${space}.${name}`),
  );
  throw invalid(
    `The variable #{${path}} in ${configurationKey} has no value: no action of an earlier stage or run order has ` +
      `produced it. Known are: ${known.join(', ') || 'none'}.`,
  );
}

/** Namespaces that an action's configuration refers to, for validation. */
export const referencedNamespaces = (configuration: Readonly<Record<string, string>>): string[] =>
  Object.values(configuration).flatMap((text) =>
    [...text.matchAll(reference)].map(([, path = '']) => path.split('.')[0]!),
  );
