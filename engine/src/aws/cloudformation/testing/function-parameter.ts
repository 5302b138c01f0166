// A resource type for tests whose create and delete invoke a Lambda function and await what it answers, and a Lambda
// whose functions answer when the test reports `functions/invoked`. The Value is the function's name.
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault, fault } from '../../../kernel/faults.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { pending } from '../../../kernel/pending.ts';
import type { StandInService } from '../../../testing/stand-in-service.ts';

/** Long enough that only the outcome can be why the verb was called again. */
const againInMs = 3_600_000;

const lost = fault('NotStabilized', 'The engine ended while the function ran');

function invoke(verb: string, physicalId: string, request: ResourceRequest, ctx: Context): Progress {
  const waiting = (token: string): Progress => ({
    status: 'in-progress',
    reason: 'The function runs.',
    physicalId,
    awaits: token,
    againInMs,
    memo: { token },
  });
  const token = request.memo?.token as string | undefined;
  if (token === undefined) {
    const FunctionName = String(request.properties.Value);
    const input = { FunctionName, Payload: Buffer.from(JSON.stringify({ verb })) };
    return waiting(
      ctx.ask('lambda', 'Invoke', input, request.waker, ({ Payload }) => Buffer.from(Payload!).toString()),
    );
  }
  const outcome = ctx.get(outcomes, token)!;
  switch (outcome.status) {
    case 'open':
      return waiting(token);
    case 'succeeded':
      return { status: 'success', physicalId: `${physicalId}=${String(outcome.output)}` };
    case 'failed':
      throw new AwsFault({ code: outcome.code, message: outcome.message });
    case 'lost':
      throw lost();
  }
}

export const functionParameter: ResourceType = {
  type: 'AWS::SSM::Parameter',
  create: (request, ctx) => invoke('create', request.logicalId, request, ctx),
  delete: (physicalId, request, ctx) => invoke('delete', physicalId, request, ctx),
  attributes: () => ({ Type: 'String' }),
};

const functionFailed = fault('FunctionFailed', (payload: string) => payload);
const noFunction = fault('ResourceNotFoundException', (name: string) => `Function not found: ${name}`, 404);

export const standInLambda: StandInService<'lambda'> = {
  id: 'lambda',
  operations: {
    Invoke: (input, ctx) => {
      const { FunctionName = '' } = input;
      if (FunctionName === 'missing') throw noFunction(FunctionName);
      const invocationId = ctx.requestId();
      const payload = Buffer.from(input.Payload as Uint8Array).toString();
      ctx.perform('functions/invoke', { invocationId, functionName: FunctionName, payload } as never);
      return pending(
        'functions/invoked',
        (report) => report.invocationId === invocationId,
        ({ payload: answer, failed }) => {
          if (failed) throw functionFailed(answer);
          return { StatusCode: 200, Payload: Buffer.from(answer) as never };
        },
      );
    },
  },
};
