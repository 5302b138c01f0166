// Who this task is, by the ECS task metadata endpoint version 4:
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html
import { get } from 'node:http';

export interface TaskMetadata {
  /** The last part of the task's ARN. */
  readonly task: string;
  readonly availabilityZone?: string;
}

/**
 * Asks once. Every failure (no endpoint, no answer in time, an answer that makes no sense) is `undefined`:
 * a service that does not know its own name must still serve.
 */
export function readTaskMetadata(metadataUri: string, timeoutMs: number): Promise<TaskMetadata | undefined> {
  return new Promise((resolve) => {
    const giveUp = () => resolve(undefined);
    try {
      // node:http rather than fetch, whose first use costs a tenth of the whole start.
      const request = get(`${metadataUri}/task`, { signal: AbortSignal.timeout(timeoutMs), agent: false });
      request.on('error', giveUp);
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', giveUp);
        response.on('end', () => resolve(response.statusCode === 200 ? parse(text) : undefined));
      });
    } catch {
      giveUp();
    }
  });
}

/** Retries until there is a response: the endpoint can be slow while many tasks of an instance start at once. */
export async function keepAsking(
  metadataUri: string,
  { timeoutMs = 2_000, pauseMs = 1_000, times = 10 } = {},
): Promise<TaskMetadata | undefined> {
  for (let attempt = 0; attempt < times; attempt++) {
    const metadata = await readTaskMetadata(metadataUri, timeoutMs);
    if (metadata) return metadata;
    await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
  }
  return undefined;
}

function parse(text: string): TaskMetadata | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { TaskARN: arn, AvailabilityZone: zone } = answer as Record<string, unknown>;
  // arn:aws:ecs:us-east-1:111122223333:task/cluster/158d1c8083dd49d6b527399fd6414f5c
  const task = typeof arn === 'string' ? arn.split('/').at(-1) : undefined;
  if (!task) return undefined;
  return { task, ...(typeof zone === 'string' && zone !== '' ? { availabilityZone: zone } : {}) };
}
