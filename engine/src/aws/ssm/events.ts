// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { ParameterVersion } from './state.ts';
import { parameterArn } from './views.ts';

interface ParameterChange {
  readonly operation: 'Create' | 'Update' | 'Delete' | 'LabelParameterVersion';
  readonly name: string;
  readonly type: string;
  readonly description?: string;
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'ssm/parameter-changed': AwsEvent<ParameterChange>;
  }
}

/** @param version the version that was created or labelled, or the newest one of a parameter that was deleted */
export function publishParameterChange(
  operation: ParameterChange['operation'],
  name: string,
  { type, description }: ParameterVersion,
  ctx: Context,
): void {
  ctx.publish('ssm/parameter-changed', {
    detailType: 'Parameter Store Change',
    resources: [parameterArn(name, ctx)],
    detail: { operation, name, type, ...(description ? { description } : {}) },
  });
}
