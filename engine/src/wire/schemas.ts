// Operation schemas, as the SDK's clients publish them: loaded on a service's first call, EC2's alone take 150 ms.
import { NormalizedSchema } from '@smithy/core/schema';
import type { ServiceId } from '../kernel/aws-clients.ts';

export interface OperationSchema {
  readonly name: string;
  /** Method, URI pattern and status of the `http` trait: REST protocols only. */
  readonly http?: readonly [method: string, uri: string, status: number];
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

export type ServiceSchemas = ReadonlyMap<string, OperationSchema>;

const clients: Readonly<Record<ServiceId, () => Promise<object>>> = {
  acm: () => import('@aws-sdk/client-acm'),
  'application-autoscaling': () => import('@aws-sdk/client-application-auto-scaling'),
  autoscaling: () => import('@aws-sdk/client-auto-scaling'),
  cloudformation: () => import('@aws-sdk/client-cloudformation'),
  cloudwatch: () => import('@aws-sdk/client-cloudwatch'),
  codebuild: () => import('@aws-sdk/client-codebuild'),
  // The registry has no client of the newer name; shapes and operations are the same.
  codeconnections: () => import('@aws-sdk/client-codestar-connections'),
  codepipeline: () => import('@aws-sdk/client-codepipeline'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  ecs: () => import('@aws-sdk/client-ecs'),
  elbv2: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  iam: () => import('@aws-sdk/client-iam'),
  lambda: () => import('@aws-sdk/client-lambda'),
  logs: () => import('@aws-sdk/client-cloudwatch-logs'),
  s3: () => import('@aws-sdk/client-s3'),
  ssm: () => import('@aws-sdk/client-ssm'),
  sts: () => import('@aws-sdk/client-sts'),
};

const loaded = new Map<ServiceId, Promise<ServiceSchemas>>();

export function loadSchemas(service: ServiceId): Promise<ServiceSchemas> {
  const known = loaded.get(service);
  if (known) return known;
  const loading = clients[service]().then(collect);
  loaded.set(service, loading);
  return loading;
}

/** An operation's static schema is `[9, namespace, name, traits, input, output]`. */
const operationMarker = 9;

function collect(client: object): ServiceSchemas {
  const operations = new Map<string, OperationSchema>();
  for (const value of Object.values(client)) {
    if (!Array.isArray(value) || value[0] !== operationMarker) continue;
    const [, , name, traits, input, output] = value;
    const http = typeof traits === 'object' ? traits.http : undefined;
    operations.set(name, {
      name,
      http,
      input: NormalizedSchema.of(input),
      output: NormalizedSchema.of(output),
    });
  }
  return operations;
}

/** How many of a structure's members, the first ones, are required. */
export function requiredCount(schema: NormalizedSchema): number {
  const raw = schema.getSchema();
  return Array.isArray(raw) && typeof raw[6] === 'number' ? raw[6] : 0;
}
