// The environment of a function's process. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
import { delimiter, dirname, join } from 'node:path';
import type { DriverHost } from '../../contracts/driver.ts';
import type { FunctionInvocation } from '../../contracts/functions.ts';
import { credentialVariables } from '../processes/credential-variables.ts';
import type { Lifeline } from '../processes/lifeline.ts';
import type { WorkFolders } from '../processes/work-folders.ts';

export interface FunctionMachine {
  readonly host: DriverHost;
  readonly lifeline: Lifeline;
  readonly workFolders: WorkFolders;
}

/** Nothing of the engine's own environment. Credentials are those of the function's role. */
export function functionEnvironment(
  invocation: FunctionInvocation,
  folder: string,
  logStream: string,
  host: DriverHost,
): Record<string, string> {
  const { PATH: path = '/usr/local/bin:/usr/bin:/bin' } = process.env;
  return {
    // The machine's own PATH, which decides which python3 runs.
    PATH: [dirname(process.execPath), join(folder, 'opt/bin'), path].join(delimiter),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_ENDPOINT_URL: host.endpoint,
    // `data-127.0.0.1` is no host: boto3 and the AWS CLI leave such a prefix out.
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    ...credentialVariables({ roleArn: invocation.roleArn, session: invocation.functionName }, host),
    ...invocation.environment,
    AWS_REGION: host.region,
    AWS_DEFAULT_REGION: host.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${invocation.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: invocation.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: invocation.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(invocation.memoryMiB),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: invocation.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    LAMBDA_TASK_ROOT: join(folder, 'task'),
    ...layerPaths(join(folder, 'opt'), invocation),
    _HANDLER: invocation.handler,
  };
}

/** Where libraries of layers are found: https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html */
function layerPaths(
  opt: string,
  { environment, runtime }: FunctionInvocation,
): Readonly<Record<string, string>> {
  const version = /^nodejs(\d+)/.exec(runtime)?.[1];
  return {
    NODE_PATH: [join(opt, `nodejs/node${version}/node_modules`), join(opt, 'nodejs/node_modules')].join(
      delimiter,
    ),
    PYTHONPATH: [environment.PYTHONPATH, join(opt, 'python')].filter(Boolean).join(delimiter),
  };
}
