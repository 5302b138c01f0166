// A transaction on a caller's behalf: each call that it makes is judged by that caller's policies first.
import type { AccessControl } from './access-control.ts';
import type { Caller } from './caller.ts';
import type { Context } from './context.ts';

export function onBehalf(
  ctx: Context,
  caller: Caller | undefined,
  access: AccessControl | undefined,
  isJudged: (operation: string) => boolean = () => true,
): Context {
  if (!caller || !access) return ctx;
  const judge = (service: string, operation: string, input: unknown) => {
    if (isJudged(operation)) access.call(caller, { service, operation, input }, ctx);
  };
  return {
    ...ctx,
    caller,
    call: (service, operation, input) => {
      judge(service, operation, input);
      return ctx.call(service, operation, input);
    },
    ask: (service, operation, input, waker, keep) => {
      judge(service, operation, input);
      return ctx.ask(service, operation, input, waker, keep);
    },
  };
}
