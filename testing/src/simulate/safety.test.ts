import { expect, test } from 'vitest';
import { describedTasks } from './safety.ts';

/** Seed 60: a service whose tasks crash again and again had more than a hundred stopped ones, and the rest was taken for unknown. */
test('tasks are described page by page, however many have stopped', () => {
  const arns = {
    RUNNING: ['running'],
    STOPPED: Array.from({ length: 250 }, (_, index) => `stopped-${index}`),
  };
  const answers = {
    ListClusters: () => ({ clusterArns: ['cluster'] }),
    ListTasks: ({
      desiredStatus,
      nextToken = '0',
    }: {
      desiredStatus: 'RUNNING' | 'STOPPED';
      nextToken?: string;
    }) => {
      const [from, all] = [Number(nextToken), arns[desiredStatus]];
      return {
        taskArns: all.slice(from, from + 100),
        ...(from + 100 < all.length && { nextToken: String(from + 100) }),
      };
    },
    DescribeTasks: ({ tasks }: { tasks: readonly string[] }) => {
      expect(tasks.length).toBeLessThanOrEqual(100);
      return { tasks: tasks.map((taskArn) => ({ taskArn })) };
    },
  };
  const simulation = {
    call: (_: string, operation: keyof typeof answers, input: never) => answers[operation](input),
  };
  const found = describedTasks(simulation as never).map(({ taskArn }) => taskArn);
  expect(found).toEqual([...arns.RUNNING, ...arns.STOPPED]);
});
