// A stand-in for CloudFormation: stacks as records, whose status the test sets.
import type { StackEvent, StackStatus } from '@aws-sdk/client-cloudformation';
import { AwsFault } from '../../../kernel/faults.ts';
import { privateTable } from '../../../testing/private-table.ts';
import { standInService } from '../../../testing/stand-in-service.ts';

interface StackStandIn {
  readonly id: string;
  readonly name: string;
  readonly status: StackStatus;
  readonly body: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly events: readonly { readonly at: number; readonly event: StackEvent }[];
}
export const stacks = privateTable<StackStandIn>('cloudformation/stacks');

const validationError = (message: string) => new AwsFault({ code: 'ValidationError', message });
const parametersOf = (
  list: readonly { ParameterKey?: string | undefined; ParameterValue?: string | undefined }[] = [],
) => Object.fromEntries(list.map(({ ParameterKey, ParameterValue }) => [ParameterKey!, ParameterValue!]));

export const stackStandIn = standInService<'cloudformation'>({
  id: 'cloudformation',
  operations: {
    CreateStack: (input, ctx) => {
      const id = ctx.arn('cloudformation', `stack/${input.StackName}/${ctx.ids.uuid()}`);
      ctx.put(stacks, input.StackName!, {
        id,
        name: input.StackName!,
        status: 'CREATE_IN_PROGRESS',
        body: input.TemplateBody ?? input.TemplateURL!,
        parameters: parametersOf(input.Parameters),
        outputs: {},
        events: [],
      });
      return { StackId: id };
    },
    UpdateStack: (input, ctx) => {
      const stack = ctx.get(stacks, input.StackName!)!;
      if (!['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'].includes(stack.status)) {
        throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
      }
      const parameters = parametersOf(input.Parameters);
      const same =
        stack.body === input.TemplateBody && JSON.stringify(stack.parameters) === JSON.stringify(parameters);
      if (same) throw validationError('No updates are to be performed.');
      const body = input.TemplateBody ?? input.TemplateURL!;
      ctx.put(stacks, stack.name, { ...stack, status: 'UPDATE_IN_PROGRESS', body, parameters, events: [] });
      return { StackId: stack.id };
    },
    DeleteStack: (input, ctx) => {
      const stack = ctx.all(stacks).find(({ id }) => id === input.StackName)!;
      ctx.put(stacks, stack.name, { ...stack, status: 'DELETE_IN_PROGRESS' });
      return {};
    },
    DescribeStacks: (input, ctx) => {
      const stack = ctx
        .all(stacks)
        .find(({ id, name }) => id === input.StackName || name === input.StackName);
      if (!stack) throw validationError(`Stack with id ${input.StackName} does not exist`);
      return {
        Stacks: [
          {
            StackId: stack.id,
            StackName: stack.name,
            StackStatus: stack.status,
            CreationTime: new Date(0),
            Outputs: Object.entries(stack.outputs).map(([OutputKey, OutputValue]) => ({
              OutputKey,
              OutputValue,
            })),
          },
        ],
      };
    },
    DescribeStackEvents: (input, ctx) => ({
      StackEvents: ctx
        .all(stacks)
        .filter(({ id }) => id === input.StackName)
        .flatMap(({ events }) => events.map(({ at, event }) => ({ ...event, Timestamp: new Date(at) })))
        .reverse(),
    }),
    // Not what AWS uses it for: this is how the test sets a stack's status.
    SignalResource: (input, ctx) => {
      const stack = ctx.get(stacks, input.StackName!)!;
      const { status, ...change } = JSON.parse(input.UniqueId!) as { status?: StackStatus; reason?: string };
      if (status === 'DELETE_COMPLETE') ctx.delete(stacks, stack.name);
      else if (status) {
        const body = status === 'UPDATE_ROLLBACK_COMPLETE' ? 'the template before' : stack.body;
        ctx.put(stacks, stack.name, { ...stack, ...change, body, status });
      }
      if (change.reason) {
        const event: StackEvent = {
          StackId: stack.id,
          EventId: ctx.ids.uuid(),
          StackName: stack.name,
          Timestamp: undefined,
          LogicalResourceId: 'Service',
          PhysicalResourceId: 'arn:aws:ecs:us-east-1:000000000000:service/main/web',
          ResourceType: 'AWS::ECS::Service',
          ResourceStatus: 'UPDATE_FAILED',
          ResourceStatusReason: change.reason,
        };
        ctx.put(stacks, stack.name, {
          ...ctx.get(stacks, stack.name)!,
          events: [...stack.events, { at: ctx.now, event }],
        });
      }
      return {};
    },
  },
});
