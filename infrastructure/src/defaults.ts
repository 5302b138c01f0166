// Defaults of parameters that are particular to a service: its port, its health check, its size.
import type { CfnParameterProps } from 'aws-cdk-lib/core';

/** Values by the names of parameters of the root and of the service's template. */
export type Defaults = Readonly<Record<string, string | number>>;

/** Only a parameter that has a default gets another one: what must be given stays so. */
export function withDefault(
  name: string,
  parameter: CfnParameterProps,
  defaults: Defaults = {},
): CfnParameterProps {
  const value = defaults[name];
  return value === undefined || parameter.default === undefined
    ? parameter
    : { ...parameter, default: value };
}
