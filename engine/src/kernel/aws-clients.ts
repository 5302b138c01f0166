// The AWS services that the engine speaks, as types: operation inputs and outputs come from the SDK's own clients.
import type * as acm from '@aws-sdk/client-acm';
import type * as applicationAutoScaling from '@aws-sdk/client-application-auto-scaling';
import type * as autoScaling from '@aws-sdk/client-auto-scaling';
import type * as cloudFormation from '@aws-sdk/client-cloudformation';
import type * as cloudWatch from '@aws-sdk/client-cloudwatch';
import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type * as codeBuild from '@aws-sdk/client-codebuild';
import type * as codePipeline from '@aws-sdk/client-codepipeline';
import type * as codeConnections from '@aws-sdk/client-codestar-connections';
import type * as ec2 from '@aws-sdk/client-ec2';
import type * as ecr from '@aws-sdk/client-ecr';
import type * as ecs from '@aws-sdk/client-ecs';
import type * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import type * as iam from '@aws-sdk/client-iam';
import type * as lambda from '@aws-sdk/client-lambda';
import type * as s3 from '@aws-sdk/client-s3';
import type * as ssm from '@aws-sdk/client-ssm';
import type * as sts from '@aws-sdk/client-sts';

/** Service ids are the AWS CLI's command names. */
export interface AwsClients {
  acm: typeof acm;
  'application-autoscaling': typeof applicationAutoScaling;
  autoscaling: typeof autoScaling;
  cloudformation: typeof cloudFormation;
  cloudwatch: typeof cloudWatch;
  codebuild: typeof codeBuild;
  codeconnections: typeof codeConnections;
  codepipeline: typeof codePipeline;
  ec2: typeof ec2;
  ecr: typeof ecr;
  ecs: typeof ecs;
  elbv2: typeof elbv2;
  iam: typeof iam;
  lambda: typeof lambda;
  logs: typeof logs;
  s3: typeof s3;
  ssm: typeof ssm;
  sts: typeof sts;
}

export type ServiceId = keyof AwsClients;

// A command whose input is optional as a whole has a constructor of none or one argument.
type CommandOf<S extends ServiceId, O extends string> = `${O}Command` extends keyof AwsClients[S]
  ? AwsClients[S][`${O}Command`] extends abstract new (
      ...args: infer A
    ) => infer C
    ? Exclude<A, []> extends [infer I]
      ? { input: I; command: C }
      : never
    : never
  : never;

/** `'CreateService'`, … for a service: every operation of its API. */
export type OperationName<S extends ServiceId> =
  Extract<keyof AwsClients[S], `${string}Command`> extends infer K
    ? K extends `${infer O}Command`
      ? O extends '' | '$'
        ? never
        : O
      : never
    : never;

/** What the caller sends, as the SDK types it. Blobs are `Uint8Array`, timestamps are `Date`. */
export type Input<S extends ServiceId, O extends string> = CommandOf<S, O>['input'];

/** What the operation answers, without the SDK's own `$metadata`. */
export type Output<S extends ServiceId, O extends string> = CommandOf<S, O>['command'] extends {
  resolveMiddleware(...args: never): (...args: never) => Promise<{ output: infer Out }>;
}
  ? Omit<Out, '$metadata'>
  : never;
