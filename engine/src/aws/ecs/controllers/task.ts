// Takes each task through its life cycle.
import type { Controller } from '../../../kernel/controller.ts';
import { type TaskRecord, tasks } from '../state.ts';
import { applyTaskStep } from '../tasks/apply-step.ts';
import { planTask, type TaskStep } from '../tasks/plan-task.ts';

export const taskController: Controller<TaskRecord, TaskStep> = {
  name: 'ecs/task',
  keys: (state) => state.keys(tasks),
  observe: (state, key) => state.get(tasks, key),
  plan: planTask,
  apply: applyTaskStep,
  watches: { 'ecs/tasks': (key) => [key] },
};
