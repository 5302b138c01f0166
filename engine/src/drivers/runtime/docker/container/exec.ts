// Runs a program in a running container.
// https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Exec
import { Duplex, PassThrough } from 'node:stream';
import type { Executed } from '../../../../contracts/sessions.ts';
import type { EngineApi } from '../api/engine-api.ts';
import { splitOutput } from '../api/frames.ts';

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
}

/** @throws EngineError when the container does not run, or has no such program. */
export async function execute(
  api: EngineApi,
  container: string,
  command: readonly string[],
  timeoutMs: number,
): Promise<Outcome> {
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

/**
 * Runs a program at a terminal, as root, as ECS Exec does.
 * @throws Error with a sentence for the caller
 */
export async function executeAtTerminal(
  api: EngineApi,
  container: string,
  command: readonly string[],
): Promise<Executed> {
  const { Id } = await api.post<{ readonly Id: string }>(`/containers/${container}/exec`, {
    body: {
      Cmd: command,
      Tty: true,
      User: '0',
      Env: ['TERM=xterm-256color'],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
    },
  });
  const started = await api.hijack(`/exec/${Id}/start`, { body: { Detach: false, Tty: true } });
  const output = new PassThrough();
  started.on('data', (chunk: Buffer) => {
    const text = withoutPodmanError(chunk);
    if (text.length > 0) output.write(text);
  });
  started.once('end', () => output.end());
  started.on('error', () => output.end());
  started.once('close', () => output.end());
  const ended = new Promise((resolve) => output.once('close', resolve));
  const exitCode = ended.then(async () => {
    const { ExitCode } = await api.get<{ readonly ExitCode: number | null }>(`/exec/${Id}/json`);
    return ExitCode ?? 137;
  });
  // Nobody may ask for it.
  exitCode.catch(() => {});
  return {
    output,
    exitCode: exitCode.catch(() => 137),
    write: (bytes) => {
      if (started instanceof Duplex && !started.destroyed) started.write(bytes);
    },
    resize: (columns, rows) =>
      void api.post(`/exec/${Id}/resize`, { query: { w: columns, h: rows } }).catch(() => {}),
    // The API ends no program, but its terminal hangs up.
    kill: () => void started.destroy(),
  };
}

/** Podman ends the output with an error when something was typed that the program, which has ended, does not read. */
function withoutPodmanError(chunk: Buffer): Buffer {
  const at = chunk.lastIndexOf('Error: write unixpacket ');
  return at >= 0 && /^.*: broken pipe\s*$/.test(chunk.subarray(at).toString())
    ? chunk.subarray(0, at)
    : chunk;
}
