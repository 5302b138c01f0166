// Runs a Python script that calls a gateway with boto3, where this machine has it.
import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Whether python3 finds boto3. */
export const hasBoto3 = spawnSync('python3', ['-c', 'import boto3'], { stdio: 'ignore' }).status === 0;

/**
 * @param script the name of a file in this folder, which reads JSON from stdin and writes JSON to stdout
 * @throws when it fails, with what it wrote to stderr
 */
export function runBoto3(script: string, endpoint: string, input: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'python3',
      [fileURLToPath(new URL(script, import.meta.url))],
      {
        env: {
          PATH: process.env.PATH,
          AWS_ENDPOINT_URL: endpoint,
          AWS_DEFAULT_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'any',
          AWS_SECRET_ACCESS_KEY: 'any',
          AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
          PYTHONDONTWRITEBYTECODE: '1',
        },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(JSON.parse(stdout))),
    );
    child.stdin!.end(JSON.stringify(input));
  });
}
