// Runs a program in a running container.
// https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Exec
import type { EngineApi } from '../api/engine-api.ts';
import { splitOutput } from '../api/frames.ts';

export interface Executed {
  readonly exitCode: number;
  readonly stdout: string;
}

/** @throws EngineError when the container does not run, or has no such program. */
export async function execute(
  api: EngineApi,
  container: string,
  command: readonly string[],
  timeoutMs: number,
): Promise<Executed> {
  const { Id } = await api.post<{ readonly Id: string }>(`/containers/${container}/exec`, {
    body: { Cmd: command, AttachStdout: true, AttachStderr: true },
  });
  const source = await api.hijack(`/exec/${Id}/start`, { body: { Detach: false, Tty: false } });
  const { stdout, stderr } = splitOutput(source, false);
  const chunks: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  stderr.resume();
  const timer = setTimeout(() => source.destroy(), timeoutMs);
  await Promise.all([stdout, stderr].map((stream) => new Promise((resolve) => stream.once('end', resolve))));
  clearTimeout(timer);
  source.destroy();
  const { ExitCode, Running } = await api.get<{
    readonly ExitCode: number | null;
    readonly Running: boolean;
  }>(`/exec/${Id}/json`);
  // A program that hangs is left to the container: the API has no way to end it.
  return { exitCode: Running ? -1 : (ExitCode ?? -1), stdout: Buffer.concat(chunks).toString() };
}
