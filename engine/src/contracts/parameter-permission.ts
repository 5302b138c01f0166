// What reading a parameter of SSM needs, where a service of AWS reads several at once.
import type { Permission } from '../kernel/caller.ts';
import type { Context } from '../kernel/context.ts';

/** @param name with its leading slash, where it has one */
export const getParameters = (name: string, ctx: Context): Permission => ({
  action: 'ssm:GetParameters',
  resource: ctx.arn('ssm', `parameter/${name.replace(/^\//, '')}`),
});
