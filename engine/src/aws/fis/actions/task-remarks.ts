// What AWS demands of a task definition before it injects a fault into its tasks, and Drydock does not: a template that
// works here would fail there.
// https://docs.aws.amazon.com/fis/latest/userguide/ecs-task-actions.html
import type { Context } from '../../../kernel/context.ts';
import { describeTasks } from '../targets/ecs-tasks.ts';
import type { Run } from './fault-action.ts';

function remark(run: Run, ctx: Context, needsNetwork: boolean, needsProcesses: boolean): string | undefined {
  const [task] = describeTasks(ctx, run.targets);
  if (!task?.taskDefinitionArn) return undefined;
  const { taskDefinition } = ctx.call('ecs', 'DescribeTaskDefinition', {
    taskDefinition: task.taskDefinitionArn,
  });
  const { containerDefinitions = [], pidMode, networkMode, enableFaultInjection } = taskDefinition ?? {};
  const missing = [
    ...(containerDefinitions.some(({ image }) => image?.includes('amazon-ssm-agent'))
      ? []
      : ['a container of the SSM agent']),
    ...(needsProcesses && pidMode !== 'task' ? ['pidMode task'] : []),
    ...(needsNetwork && networkMode !== 'awsvpc' && networkMode !== 'host'
      ? ['the network mode awsvpc or host']
      : []),
    ...(run.parameters.useEcsFaultInjectionEndpoints?.toLowerCase() === 'true' && !enableFaultInjection
      ? ['enableFaultInjection']
      : []),
  ];
  if (missing.length === 0) return undefined;
  return `On AWS the task definition ${taskDefinition?.family} also needs ${missing.join(', ')}.`;
}

export const stressRemark = (run: Run, ctx: Context) => remark(run, ctx, false, false);
export const processRemark = (run: Run, ctx: Context) => remark(run, ctx, false, true);
export const networkRemark = (run: Run, ctx: Context) => remark(run, ctx, true, true);
