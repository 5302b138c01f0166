import type { ParameterRecord, ParameterVersion } from '../state.ts';

export function newest(parameter: ParameterRecord): ParameterVersion {
  const version = parameter.versions.at(-1);
  if (!version) throw new Error(`Parameter ${parameter.name} has no version`);
  return version;
}
