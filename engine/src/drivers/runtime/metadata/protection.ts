// A task protects itself from being scaled in: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html
// The agent calls ECS for it, and so does this, over the engine's own gateway.
import type { DriverHost } from '../../../contracts/driver.ts';
import type { TaskSpecification } from '../../../contracts/runtime.ts';
import type { Answer } from './endpoint.ts';

interface ProtectedTask {
  readonly protectionEnabled: boolean;
  readonly expirationDate?: number;
  readonly taskArn: string;
}

interface Failure {
  readonly arn: string;
  readonly reason: string;
  readonly detail?: string;
}

export async function protection(
  host: Pick<DriverHost, 'endpoint' | 'region' | 'ids'>,
  { taskArn, metadata }: TaskSpecification,
  method: string,
  body: unknown,
): Promise<Answer> {
  const cluster = typeof metadata.Cluster === 'string' ? metadata.Cluster : undefined;
  const task = { cluster, tasks: [taskArn] };
  const requestID = host.ids.uuid();
  if (method === 'GET') return call(host, 'GetTaskProtection', task, taskArn, requestID);
  if (method !== 'PUT') return { status: 404, body: '404 page not found' };
  const { ProtectionEnabled: protectionEnabled, ExpiresInMinutes: expiresInMinutes } = (
    typeof body === 'object' && body !== null ? body : {}
  ) as Record<string, unknown>;
  if (typeof protectionEnabled !== 'boolean')
    return failed(
      400,
      'InvalidParameterException',
      'Invalid request: does not contain ProtectionEnabled field',
      taskArn,
      requestID,
    );
  const wanted = {
    ...task,
    protectionEnabled,
    ...(expiresInMinutes === undefined ? {} : { expiresInMinutes }),
  };
  return call(host, 'UpdateTaskProtection', wanted, taskArn, requestID);
}

async function call(
  { endpoint, region }: Pick<DriverHost, 'endpoint' | 'region'>,
  operation: string,
  input: object,
  taskArn: string,
  requestID: string,
): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
      // The gateway reads the region, and checks no signature.
      authorization: `AWS4-HMAC-SHA256 Credential=drydock/20200101/${region}/ecs/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as {
    readonly protectedTasks?: readonly ProtectedTask[];
    readonly failures?: readonly Failure[];
    readonly __type?: string;
    readonly message?: string;
  };
  const [found] = answer.protectedTasks ?? [];
  const [failure] = answer.failures ?? [];
  if (!response.ok) {
    const code = answer.__type?.split('#').at(-1) ?? 'ServerException';
    return failed(response.status, code, answer.message ?? '', taskArn, requestID);
  }
  if (failure)
    return {
      status: 200,
      body: { requestID, failure: { Arn: failure.arn, Reason: failure.reason, Detail: failure.detail } },
    };
  return {
    status: 200,
    body: {
      requestID,
      protection: {
        ProtectionEnabled: found?.protectionEnabled ?? false,
        ...(found?.expirationDate
          ? { ExpirationDate: new Date(found.expirationDate * 1000).toISOString() }
          : {}),
        TaskArn: taskArn,
      },
    },
  };
}

const failed = (status: number, Code: string, Message: string, Arn: string, requestID: string): Answer => ({
  status,
  body: { requestID, error: { Arn, Code, Message } },
});
