// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_LabelParameterVersion.html
import type { Operation } from '../../../kernel/context.ts';
import { parameterNotFound, parameterVersionNotFound } from '../faults.ts';
import { newest } from '../find.ts';
import { parameters } from '../state.ts';

/** A label is on one version at a time: giving it to another takes it from the first. */
export const labelParameterVersion: Operation<'ssm', 'LabelParameterVersion'> = (input, ctx) => {
  const parameter = ctx.get(parameters, input.Name!);
  if (!parameter) throw parameterNotFound();
  const target = input.ParameterVersion ?? newest(parameter).version;
  if (!parameter.versions.some((version) => version.version === target)) {
    throw parameterVersionNotFound(parameter.name, String(target));
  }
  const valid = (label: string) =>
    /^[A-Za-z_.-][A-Za-z0-9_.-]{0,99}$/.test(label) && !/^(aws|ssm)/i.test(label);
  const given = input.Labels!.filter(valid);
  ctx.put(parameters, parameter.name, {
    ...parameter,
    versions: parameter.versions.map((version) => {
      const kept = version.labels.filter((label) => !given.includes(label));
      return { ...version, labels: version.version === target ? [...kept, ...given] : kept };
    }),
  });
  return { InvalidLabels: input.Labels!.filter((label) => !valid(label)), ParameterVersion: target };
};
