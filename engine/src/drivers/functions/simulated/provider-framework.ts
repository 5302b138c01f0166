// The CDK's provider framework (`cr.Provider`), whose code is not run: the user's functions are called as it calls them.
// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html#provider-framework
import type { FunctionInvocation } from '../../../contracts/functions.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { answerTo, type CustomRequest, failureOf, isObject } from './custom-resource.ts';

export interface Framework {
  readonly onEventArn: string;
  readonly isCompleteArn: string | undefined;
  /** Of the state machine that asks `isComplete` again and again. */
  readonly waiterArn: string | undefined;
}

/** How often `isComplete` is asked. */
export interface Waiter {
  readonly intervalMs: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
}

export interface FrameworkParts {
  readonly clock: Pick<Clock, 'after'>;
  /** @returns what the function returns @throws Error with its error's message */
  invoke(functionArn: string, event: object): Promise<unknown>;
  respond(responseUrl: string, body: string): void;
  waiterOf(stateMachineArn: string | undefined): Waiter;
}

/** Undefined when the function is another one. */
export function frameworkOf({ handler, environment }: FunctionInvocation): Framework | undefined {
  const { USER_ON_EVENT_FUNCTION_ARN: onEventArn, USER_IS_COMPLETE_FUNCTION_ARN: isCompleteArn } =
    environment;
  if (handler !== 'framework.onEvent' || onEventArn === undefined) return undefined;
  return { onEventArn, isCompleteArn, waiterArn: environment.WAITER_STATE_MACHINE_ARN };
}

/** Returns when `onEvent` has; the answer may come later. */
export async function runFramework(
  { onEventArn, isCompleteArn, waiterArn }: Framework,
  request: CustomRequest,
  { clock, invoke, respond, waiterOf }: FrameworkParts,
): Promise<void> {
  // The user's functions return their answer, and have no URL for it.
  const call = (arn: string, event: object) => invoke(arn, { ...event, ResponseURL: '...' });
  const answerOrFail = async (made: CustomRequest, work: () => Promise<object | undefined>) => {
    try {
      const returned = await work();
      if (returned) respond(request.ResponseURL, answerTo(made, returned));
    } catch (error) {
      respond(request.ResponseURL, failureOf(made, (error as Error).message));
    }
  };
  const ask = (made: CustomRequest & { readonly Data?: object }, arn: string, attempt = 0): Promise<void> =>
    answerOrFail(made, async () => {
      const returned = await call(arn, made);
      const { IsComplete, Data } = isObject(returned) ? returned : {};
      if (IsComplete)
        return { ...made, ...(returned as object), Data: { ...made.Data, ...(Data as object | undefined) } };
      if (isObject(Data) && Object.keys(Data).length > 0)
        throw new Error('"Data" is not allowed if "IsComplete" is "False"');
      const { intervalMs, maxAttempts, backoffRate } = waiterOf(waiterArn);
      if (attempt >= maxAttempts) throw new Error('Operation timed out');
      clock.after(intervalMs * backoffRate ** attempt, () => void ask(made, arn, attempt + 1));
      return undefined;
    });
  await answerOrFail(request, async () => {
    const answered = await call(onEventArn, request);
    const returned = isObject(answered) ? answered : {};
    if (returned.Status === 'FAILED') throw new Error(String(returned.Reason ?? ''));
    const made = { ...request, ...identified(request, returned) };
    if (isCompleteArn === undefined) return made;
    await ask(made, isCompleteArn);
    return undefined;
  });
}

function identified(request: CustomRequest, returned: Readonly<Record<string, unknown>>) {
  const { RequestType, RequestId, PhysicalResourceId: known } = request;
  const id = returned.PhysicalResourceId || (RequestType === 'Create' ? RequestId : known);
  if (RequestType === 'Delete' && id !== known)
    throw new Error(
      `DELETE: cannot change the physical resource ID from "${known}" to "${String(id)}" during deletion`,
    );
  return { ...returned, PhysicalResourceId: String(id) };
}
