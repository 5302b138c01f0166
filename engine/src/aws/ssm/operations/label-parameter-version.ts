// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_LabelParameterVersion.html
import type { Operation } from '../../../kernel/context.ts';
import { publishParameterChange } from '../events.ts';
import { parameterVersionNotFound } from '../faults.ts';
import { requireOwnParameter } from '../find.ts';
import { newest } from '../parameter/newest.ts';
import { parameters } from '../state.ts';

/** A label belongs to one version at a time: attaching it to another moves it. */
export const labelParameterVersion: Operation<'ssm', 'LabelParameterVersion'> = (input, ctx) => {
  const parameter = requireOwnParameter(input.Name!, ctx);
  const number = input.ParameterVersion ?? newest(parameter).version;
  const target = parameter.versions.find((version) => version.version === number);
  if (!target) throw parameterVersionNotFound(parameter.name, String(number));
  const valid = (label: string) =>
    /^[A-Za-z_.-][A-Za-z0-9_.-]{0,99}$/.test(label) && !/^(aws|ssm)/i.test(label);
  const given = input.Labels!.filter(valid);
  ctx.put(parameters, parameter.name, {
    ...parameter,
    versions: parameter.versions.map((version) => {
      const kept = version.labels.filter((label) => !given.includes(label));
      return { ...version, labels: version === target ? [...kept, ...given] : kept };
    }),
  });
  if (given.length > 0) publishParameterChange('LabelParameterVersion', parameter.name, target, ctx);
  return { InvalidLabels: input.Labels!.filter((label) => !valid(label)), ParameterVersion: number };
};
